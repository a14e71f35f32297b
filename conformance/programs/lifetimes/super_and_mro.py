"""super objects, mro tuples and method caches: which of them keep instances and classes."""
import gc
import sys
import weakref

gc.disable()


def n(x):
    return sys.getrefcount(x) - 2


class A:
    def m(self):
        return n(self)

    def __del__(self):
        print("  del", type(self).__name__)


class B(A):
    def m(self):
        s = super()
        return n(self), super().m(), s.m()


b = B()
print(b.m(), n(b))
s = super(B, b)
print("super object holds", n(b), s.__self__ is b, s.__thisclass__ is B)
m = s.m
print("its method holds too", n(b))
del s, b
print("held by the method")
del m
for name in ("one", "two"):
    C = type(name, (A,), {"x": [1]})
    C().x
    r = weakref.ref(C)
    del C
    gc.collect()
    print(name, "class gone although its attribute was cached:", r() is None)
base = n(A)
D = type("D", (A,), {})
print("a subclass adds references to its base", n(A) - base)
d = D()
D.__bases__ = (B,)
print(d.m()[1], [k.__name__ for k in D.__mro__])
del d
D.__bases__ = (A,)
del D
gc.collect()
print("released", n(A) - base)
