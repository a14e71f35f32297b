"""Who holds futures, tasks, their results, exceptions and coroutines, and when they go."""
import asyncio
import gc
import sys
import weakref

gc.disable()


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


async def give(thing):
    await asyncio.sleep(0)
    return thing


async def fail(thing):
    raise ValueError(thing)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print("future", sys.getrefcount(future))
    future.set_result(Thing("result"))
    print("result", (await future).name, sys.getrefcount(future.result()))
    reference = weakref.ref(future)
    del future
    print("gone", reference() is None)

    task = loop.create_task(give(Thing("argument")))
    print("task", type(task).__name__, sys.getrefcount(task))
    await task
    print("done", sys.getrefcount(task), len(asyncio.all_tasks()))
    reference = weakref.ref(task)
    del task
    print("gone", reference() is None)

    future = loop.create_future()
    held = Thing("callback argument")
    callback = lambda f, held=held: print("called", f.done())
    del held
    future.add_done_callback(callback)
    future.add_done_callback(callback)
    print("callback", sys.getrefcount(callback), future.remove_done_callback(callback), sys.getrefcount(callback))
    future.add_done_callback(callback)
    del callback
    future.cancel("message")
    print("cancelled", future.cancelled())
    await asyncio.sleep(0)
    try:
        await future
    except asyncio.CancelledError as e:
        print(repr(e))
    del future

    task = loop.create_task(fail(Thing("exception argument")))
    await asyncio.wait([task])
    print("exception", type(task.exception()).__name__)
    del task
    print("cycle collected", gc.collect() > 0)

    waiting = loop.create_task(asyncio.sleep(3600, Thing("never returned")))
    await asyncio.sleep(0)
    waiter = waiting._fut_waiter
    print("waits", type(waiter).__name__, [type(c).__name__ for c, _ in waiter._callbacks])
    del waiter
    waiting.cancel()
    await asyncio.wait([waiting])
    print("cancelled", waiting.cancelled(), waiting.cancelling())
    del waiting
    gc.collect()
    loop.set_exception_handler(lambda loop, context: print("handler", sorted(context), context["message"]))
    future = loop.create_future()
    future.set_exception(KeyError("unseen"))
    del future
    pending = loop.create_task(give(Thing("of a pending task")))
    print("end")


asyncio.run(main())
