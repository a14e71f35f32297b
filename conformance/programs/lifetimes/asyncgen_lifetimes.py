"""Asynchronous generators stepped by hand: finalizer hooks, aclose, and what a dropped one leaves."""
import sys


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def step(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as e:
        return e.value
    except StopAsyncIteration:
        return "stop"


async def agen(t):
    try:
        yield t
        yield Thing("made inside")
    finally:
        print("  finally")


first, final = [], []
sys.set_asyncgen_hooks(firstiter=lambda g: first.append(g.__name__),
                       finalizer=lambda g: (final.append(g.__name__), print("  finalizer hook")))
t = Thing("t")
g = agen(t)
print(step(g.__anext__()) is t, first)
print(step(g.__anext__()).name)
print(step(g.__anext__()), g.ag_frame)
g = agen(t)
step(g.__anext__())
print("drop suspended")
del g
print("dropped", final)
g = agen(t)
step(g.__anext__())
print("aclose", step(g.aclose()), sys.getrefcount(t) - 1)
g = agen(t)
a = g.__anext__()
print("unstarted anext holds", sys.getrefcount(g) - 1)
a.close()
del a
print(sys.getrefcount(g) - 1)
sys.set_asyncgen_hooks(None, None)
