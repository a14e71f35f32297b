"""Async generators: asend, athrow, aclose, reuse errors, StopAsyncIteration inside."""


def run(aw):
    try:
        aw.send(None)
    except StopIteration as e:
        return e.value
    except BaseException as e:
        return repr(e)
    return "suspended"


async def g():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except ValueError as e:
        yield f"caught {e}"
    finally:
        print("finally")


a = g()
print(run(a.asend("x")))
print(run(a.__anext__()), run(a.asend("sent")), run(a.__anext__()), run(a.__anext__()))
a = g()
print(run(a.__anext__()), run(a.athrow(ValueError("v"))), run(a.aclose()), run(a.aclose()))
a = g()
n = a.__anext__()
print(run(n), run(n))


async def bad():
    yield 1
    raise StopAsyncIteration("inside")


async def stubborn():
    try:
        yield 1
    finally:
        yield 2


b = bad()
print(run(b.__anext__()), run(b.__anext__()))
s = stubborn()
print(run(s.__anext__()), run(s.aclose()))
print(a.__name__, a.ag_running, a.ag_await, type(a).__name__, hasattr(a, "__aiter__"), a.__aiter__() is a)
try:
    iter(a)
except TypeError as e:
    print(e)


async def mixed():
    return [x async for x in g() if x > 1], await anext(g()), await anext(aiter(done()), "default")


async def done():
    return
    yield


print(run(mixed()))
