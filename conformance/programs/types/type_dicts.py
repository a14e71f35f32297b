"""The names that built-in types define themselves, in order, and how classes are known to their bases."""
import weakref

for t in (object, int, str, bytes, list, dict, tuple, frozenset, float, complex, bool, range, slice, memoryview, property,
          staticmethod, classmethod, super, type(print), type(lambda: 0), enumerate, reversed, zip, map, filter, BaseException,
          Exception, KeyError, NameError, type(iter([])), type(iter({})), type({}.keys()), type(...), type(None)):
    print(t.__name__, list(t.__dict__))


class A:
    pass


class B(A):
    pass


print([weakref.getweakrefcount(c) for c in (A, B)], A.__subclasses__())
r = weakref.getweakrefs(B)[0]
print(r() is B, weakref.ref(B) is r)


class C:
    pass


B.__bases__ = (C,) if False else (A,)
print(A.__subclasses__(), C.__subclasses__(), weakref.getweakrefcount(B))
print(int.__getattribute__(5, "real"), str.__getattribute__("a", "upper")(), [].__getattribute__("__len__")())


class D(dict, metaclass=type("M", (type,), {})):
    def __getattribute__(self, name):
        return "D." + name


print(D().x, dict.__getattribute__(D(), "keys")(), list.__hash__, dict.__dict__["__hash__"])
