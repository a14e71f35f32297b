"""weakref.finalize: called once, detachable, alive flag, several per object newest first."""
import sys
import weakref


class R:
    def __del__(self):
        print("  __del__")


def note(*a, **k):
    print("  note", a, k)
    return "result"


r = R()
f1 = weakref.finalize(r, note, 1)
f2 = weakref.finalize(r, note, 2, key="v")
print(f1.alive, sys.getrefcount(r) - 1)
del r
print(f1.alive, f1(), f1.peek(), f1.detach())
r = R()
f = weakref.finalize(r, note, "by hand")
print(f(), f.alive, f())
del r
r = R()
f = weakref.finalize(r, note, "detached")
obj, func, args, kwargs = f.detach()
print(obj is r, func is note, args, kwargs, f.alive)
del obj
del r
r = R()
f = weakref.finalize(r, note, "peeked")
print(f.peek()[0] is r, f.atexit)
f.atexit = False
print(f.atexit, repr(f).startswith("<finalize object at"))
del r
print(repr(f).endswith("; dead>"))
try:
    weakref.finalize(5, note)
except TypeError as e:
    print(e)


class S(R):
    def __init__(self):
        self._f = weakref.finalize(self, note, "owned by object")


s = S()
del s
print("end")
