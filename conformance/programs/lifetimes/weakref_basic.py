"""weakref.ref: sharing, calling, counting, equality, hash, repr, and clearing at death."""
import sys
import weakref


class Thing:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == other.v

    def __hash__(self):
        return hash(self.v)


a = Thing(1)
r = weakref.ref(a)
print("no count", sys.getrefcount(a) - 1, r() is a)
print("shared without callback", weakref.ref(a) is r)
cb = weakref.ref(a, print)
print("not shared with callback", cb is r, weakref.getweakrefcount(a))
print("callback attribute", r.__callback__, cb.__callback__ is print)
b = Thing(1)
rb = weakref.ref(b)
print("equal while alive", r == rb, hash(r) == hash(a))
print(repr(r).startswith("<weakref at 0x"), "to 'Thing'" in repr(r))
del cb
print("dropped ref leaves the list", weakref.getweakrefcount(a))
del a
print("dead", r(), "hash kept", hash(r) == hash(1))
print("dead equals only itself", r == rb, r == r, r != rb)
print(repr(r).endswith("; dead>"))
dead = weakref.ref(Thing(3))
try:
    hash(dead)
except TypeError as e:
    print(e)
for bad in (5, "s", (), None, [], {}):
    try:
        weakref.ref(bad)
    except TypeError as e:
        print(e)
print(weakref.ref({1}) is not None, weakref.ref(print) is not None, weakref.ref(Thing)() is Thing)
try:
    r < rb
except TypeError as e:
    print(e)
