"""Inline attribute values and a real __dict__: counts do not change when the dict appears, and it may outlive its owner."""
import sys


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


class Box:
    pass


def n(x):
    return sys.getrefcount(x) - 2


b = Box()
b.x = Thing("x")
b.y = Thing("y")
print("inline", n(b.x))
d = b.__dict__
print("dict exists", n(b.x), n(d), d is b.__dict__)
del b
print("dict outlives the instance", sorted(d))
d.pop("y")
print("popped")
del d
b = Box()
b.first, b.second, b.third = Thing("first"), Thing("second"), Thing("third")
del b.first
print("one attribute deleted")
b.first = Thing("first again")
print("drop")
del b
b = Box()
b.a = Thing("old")
b.__dict__ = {"a": Thing("new")}
print("dict replaced", b.a.name)
del b.__dict__
print("dict deleted", b.__dict__)
vars(b)["k"] = Thing("through vars")
print(b.k.name)
b.__dict__.clear()
print("cleared")
c = Box()
c.__dict__ = b.__dict__
b.shared = Thing("shared")
del b
print("still", c.shared.name)
del c
