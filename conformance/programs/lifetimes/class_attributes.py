"""Class attributes, class dicts and what dies with a class."""
import gc
import sys
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


class Holder:
    attr = Thing("class attribute")


t = Holder.attr
print("held by class and name", sys.getrefcount(t) - 1)
h = Holder()
print("instances share", h.attr is t, sys.getrefcount(t) - 1)
h.attr = t
print("instance owns one", sys.getrefcount(t) - 1)
del h
Holder.attr = None
print("class released", sys.getrefcount(t) - 1)
del t
Holder.extra = Thing("extra")
del Holder.extra
gc.collect()
gc.disable()
Holder.last = Thing("dies with class")
r = weakref.ref(Holder, lambda _: print("  class is gone"))
del Holder
print("a class is in cycles: alive", r() is not None)
gc.collect()
print("now", r())


class A:
    pass


class B(A):
    pass


base = len(A.__subclasses__())
del B
print("subclass still listed", len(A.__subclasses__()) == base)
gc.collect()
print("then not", A.__subclasses__())
a = A()
before = sys.getrefcount(A)
b = A()
print("an instance owns its class", sys.getrefcount(A) - before)
