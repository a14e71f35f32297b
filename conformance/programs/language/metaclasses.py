"""Metaclass attribute lookup, __instancecheck__, __subclasscheck__, __dir__, __len__ of classes, and conflicts."""


class M(type):
    meta_attr = "from meta"

    @property
    def prop(cls):
        return "meta prop of " + cls.__name__

    def __len__(cls):
        return 42

    def __contains__(cls, x):
        return x == 1

    def __iter__(cls):
        return iter("abc")

    def __instancecheck__(cls, o):
        return o == "yes"

    def __subclasscheck__(cls, c):
        return c is int

    def __getattr__(cls, k):
        if k.startswith("__"):
            raise AttributeError(k)
        return "meta getattr " + k

    def __repr__(cls):
        return f"<M {cls.__name__}>"

    def __add__(cls, o):
        return "added"


class C(metaclass=M):
    pass


print(C.meta_attr, C.prop, len(C), 1 in C, list(C), isinstance("yes", C), issubclass(int, C), C.anything, C, C + 1)
print(isinstance(C(), C), hasattr(C(), "meta_attr"), type(C) is M)
try:
    C().missing
except AttributeError as e:
    print(e)


class M2(type):
    pass


try:
    class D(C, metaclass=M2):
        pass
except TypeError as e:
    print(e)


class M3(M, M2):
    pass


class E(C, metaclass=M3):
    pass


print(type(E), E.__mro__, M3.__mro__[0].__name__)


class Singleton(type):
    def __call__(cls, *a):
        if "inst" not in cls.__dict__:
            cls.inst = super().__call__(*a)
        return cls.inst


class S(metaclass=Singleton):
    pass


print(S() is S(), type.mro(E)[0])


def func_meta(name, bases, ns, **kw):
    return name, bases, sorted(k for k in ns if not k.startswith("__")), kw


class F(int, metaclass=func_meta, z=1):
    a = 1


print(F)
