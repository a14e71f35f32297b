"""A base knows its subclasses by weak references, which count as such."""
import gc
import sys
import weakref


class A:
    pass


class B(A):
    pass


class C(A):
    pass


class D(B, C):
    pass


for t in (A, B, C, D):
    print(t.__name__, weakref.getweakrefcount(t), sys.getrefcount(weakref.ref(t)))
print(A.__subclasses__())
del C, t
gc.collect()
print(A.__subclasses__())
del D, B
gc.collect()
print(A.__subclasses__())


class X:
    pass


class Y(A):
    pass


Y.__bases__ = (X,)
print(weakref.getweakrefcount(Y), sys.getrefcount(weakref.ref(Y)), A.__subclasses__(), X.__subclasses__())
dead = weakref.ref(Y)
del Y
gc.collect()
print(dead() is None, X.__subclasses__())
