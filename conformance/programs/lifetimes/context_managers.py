"""Deterministic release with context managers: with, contextmanager, closing, nested and failing."""
import contextlib
import sys


class T:
    def __init__(self, name):
        self.name = name

    def close(self):
        print("  close", self.name)

    def __del__(self):
        print("  del", self.name)


@contextlib.contextmanager
def managed(name):
    print("  acquire", name)
    res = T(name)
    try:
        yield res
    finally:
        print("  release", name)


with managed("a") as r:
    print("using", r.name, sys.getrefcount(r) - 1)
print("after with, name still holds")
del r
with managed("b"):
    print("no name")
print("after b")
try:
    with managed("c") as r:
        raise RuntimeError("inside")
except RuntimeError as e:
    print("caught", e)
del r
with contextlib.closing(T("closing")) as c:
    pass
del c
with managed("x") as x, managed("y") as y:
    del x, y
    print("both names gone, managers hold")
print("after both")


@managed("decorator")
def f():
    print("in f")


f()
f()
with contextlib.suppress(KeyError):
    t = T("in suppress")
    raise KeyError
del t
m = managed("reused")
with m:
    pass
try:
    with m:
        pass
except (RuntimeError, AttributeError) as e:
    print(type(e).__name__, e)
with contextlib.nullcontext(T("null")) as t:
    pass
print("end")
