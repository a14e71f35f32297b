"""Coroutines, async with, async for, async comprehensions and async generators driven without an event loop."""
import types


class Suspend:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return (yield self.v)


def drive(c, answers=()):
    answers, log = list(answers), []
    send = None
    try:
        while True:
            log.append(c.send(send))
            send = answers.pop(0) if answers else None
    except StopIteration as e:
        return log, e.value


async def add(a, b):
    x = await Suspend(a)
    y = await Suspend(b)
    return x, y


print(drive(add(1, 2), ["x", "y"]))


class CM:
    async def __aenter__(self):
        await Suspend("enter")
        return "resource"

    async def __aexit__(self, *e):
        await Suspend("exit")
        return e[0] is KeyError


async def with_(exc=None):
    async with CM() as r, CM():
        if exc:
            raise exc
        return r


print(drive(with_()), drive(with_(KeyError())))


async def agen(n):
    for i in range(n):
        got = yield i
        await Suspend(f"between {got}")


async def loops():
    out = [x async for x in agen(2)]
    out += [await Suspend("c") for _ in range(1)]
    async for x in agen(1):
        out.append(x)
    else:
        out.append("else")
    return out, {i: i async for i in agen(1)}, [y for y in [await add(3, 4)]]


print(drive(loops()))


async def asend():
    g = agen(3)
    a = await g.__anext__()
    b = await g.asend("sent")
    await g.aclose()
    return a, b


print(drive(asend()))


@types.coroutine
def old():
    r = yield "old"
    return r


async def use_old():
    return await old()


print(drive(use_old(), ["ok"]))
c = add(1, 2)
print(c.cr_code.co_name, c.cr_running, c.cr_origin)
c.close()
for code in ("await x", "def f(): await x", "async def f(): yield from x", "async def f():\n yield 1\n return 2", "def f(): return [x async for x in y]", "async with a: pass"):
    try:
        compile(code, "c", "exec")
    except SyntaxError as e:
        print(e.msg)
