"""__init_subclass__, __set_name__, __class_getitem__, __prepare__, __mro_entries__ and __build_class__ order."""


class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)


class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        print("init_subclass", cls.__name__, tag)
        cls.registry.append(cls.__name__)

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class Meta(type):
    def __prepare__(name, bases, **kw):
        print("prepare", name, kw)
        return {"injected": 1}

    def __new__(m, name, bases, ns, **kw):
        print("new", [k for k in ns if k[0] != "_"])
        return super().__new__(m, name, bases, ns, **kw)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)

    def __call__(cls, *a):
        print("call", a)
        return super().__call__(*a)

    def __getitem__(cls, k):
        return "meta item"


class A(Base, metaclass=Meta, tag="t"):
    x = Field()
    y = Field()


print(A.injected, type(A()).__name__, Base[5], A[5])


class Alias:
    def __mro_entries__(self, bases):
        return (Base,)


class B(Alias()):
    pass


print(B.__bases__, [type(b).__name__ for b in B.__orig_bases__], Base.registry)
try:
    class Bad(Base, unknown=1):
        pass
except TypeError as e:
    print(e)
print(type("Dyn", (Base,), {"f": Field()}, tag="dyn").__name__)
