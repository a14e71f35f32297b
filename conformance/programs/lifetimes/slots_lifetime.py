"""__slots__: counts, order of release, missing __dict__ and __weakref__, slots in subclasses."""
import sys
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


class Slotted:
    __slots__ = ("b", "a", "c")


class Sub(Slotted):
    __slots__ = ("z", "__weakref__")


class WithDict(Sub):
    pass


s = Slotted()
s.a, s.b, s.c = Thing("a"), Thing("b"), Thing("c")
print("one reference", sys.getrefcount(s.a) - 1)
print("drop: slots in layout order")
del s
s = Sub()
s.z, s.a = Thing("sub z"), Thing("base a")
try:
    weakref.ref(Slotted())
except TypeError as e:
    print(e)
r = weakref.ref(s, lambda _: print("  callback"))
try:
    s.other = 1
except AttributeError as e:
    print(e)
del s
w = WithDict()
w.z, w.x, w.a = Thing("slot z"), Thing("dict x"), Thing("slot a")
print("drop with dict")
del w
s = Slotted()
try:
    del s.a
except AttributeError as e:
    print(repr(e.args[0]))
s.a = Thing("replaced")
s.a = None
print("replaced at once")
print(Slotted.a.__get__(s), type(Slotted.a).__name__)
