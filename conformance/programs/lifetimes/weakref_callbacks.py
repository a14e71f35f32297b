"""Callbacks run newest first, see a dead reference, and never run for references that died before."""
import weakref


class Thing:
    def __del__(self):
        print("  __del__")


def cb(name):
    def callback(ref):
        print("  callback", name, ref() is None)
    return callback


t = Thing()
refs = [weakref.ref(t, cb(i)) for i in range(4)]
del refs[2]
print("drop")
del t
print("callbacks cleared", [r.__callback__ for r in refs])
t = Thing()
r = weakref.ref(t, cb("self-dropping"))
box = [r]
r2 = weakref.ref(t, lambda _: (print("  dropping the others"), box.clear()))
del r
print("drop: newer callback removes the older reference")
del t


class Sub(weakref.ref):
    __slots__ = ("name",)

    def __new__(cls, ob, callback, name):
        self = super().__new__(cls, ob, callback)
        self.name = name
        return self

    def __init__(self, ob, callback, name):
        super().__init__(ob, callback)


t = Thing()
s = [Sub(t, lambda ref: print("  sub", ref.name, ref()), i) for i in range(2)]
print("subclass refs are not shared", s[0] is s[1])
del t


def during(ref):
    print("  new weakref in callback to a fresh object")
    fresh = Thing()
    inner.append(weakref.ref(fresh, cb("inner")))


inner = []
t = Thing()
w = weakref.ref(t, during)
del t
print("end", inner[0]())
