"""A base holds its subclasses by weak references, which it keeps where an assignment to __bases__ runs within another."""
import gc
import weakref


def references():
    """How many weak references without a referent there are."""
    gc.collect()
    return sum(type(o) is weakref.ref and o() is None for o in gc.get_objects())


class Meta(type):
    ready = False

    def mro(cls):
        if Meta.ready and cls.__name__ == "C":
            Meta.ready = False
            cls.__bases__ = (B2,)
        return type.mro(cls)


def names(classes):
    return [c.__name__ for c in classes]


before = references()


class A(metaclass=Meta):
    pass


class B1(A):
    pass


class B2(A):
    pass


class C(A):
    pass


Meta.ready = True
C.__bases__ = (B1,)
print(names(C.__bases__), names(A.__subclasses__()), names(B1.__subclasses__()), names(B2.__subclasses__()))
print(weakref.getweakrefcount(C), weakref.getweakrefcount(B2))
B1.__bases__ = (C,)
print(names(A.__subclasses__()), names(C.__subclasses__()), names(B1.__mro__))
C.__bases__ = (A,)
print(names(A.__subclasses__()), names(B1.__subclasses__()), names(B2.__subclasses__()))
C.__bases__ = (B2,)
Meta.ready = True
C.__bases__ = (A,)
print(names(C.__bases__), names(A.__subclasses__()), names(B2.__subclasses__()))
died = []
for cls in A, B1, B2, C:
    weakref.finalize(cls, died.append, cls.__name__)
del cls, B1, C
gc.collect()
print(sorted(died), names(A.__subclasses__()), names(B2.__subclasses__()))
del A, B2
gc.collect()
print(sorted(died), references() - before)


# A class that a finalizer saves has lost its weak references, and so its place among the subclasses.
class Base:
    pass


class Saved(Base):
    pass


class Savior:
    def __del__(self):
        kept.append(self.cls)


kept = []
Saved.savior = Savior()
Saved.savior.cls = Saved
del Saved
print(names(Base.__subclasses__()))
gc.collect()
print(names(kept), names(Base.__subclasses__()), names(kept[0].__mro__))


class Other:
    pass


kept[0].__bases__ = (Other,)
print(names(Base.__subclasses__()), names(Other.__subclasses__()))
kept[0].__bases__ = (Other, Base)
print(names(Base.__subclasses__()), names(Other.__subclasses__()), weakref.getweakrefcount(kept[0]))
kept.clear()
gc.collect()
print(names(Base.__subclasses__()), names(Other.__subclasses__()), references() - before)
