"""The descriptor protocol: data and non-data, class access, functions as descriptors, classmethod and staticmethod."""


class D:
    def __get__(self, obj, owner):
        return ("get", obj and "instance", owner.__name__)

    def __set__(self, obj, v):
        obj.__dict__["d"] = ("set", v)

    def __delete__(self, obj):
        obj.__dict__.pop("d", None)
        print("delete")


class SetOnly:
    def __set__(self, obj, v):
        print("set only", v)


class C:
    d = D()
    s = SetOnly()

    def f(self):
        return self

    @classmethod
    def cm(cls):
        return cls

    @staticmethod
    def sm(*a):
        return a


c = C()
print(c.d, C.d)
c.d = 5
print(c.d, c.__dict__)
del c.d
print(type(c.s).__name__)
c.s = 1
c.__dict__["s"] = "in dict, no __get__"
print(c.s)
try:
    del c.s
except AttributeError as e:
    print(e)
f = C.__dict__["f"]
print(f.__get__(c, C)() is c, f.__get__(None, C) is f, C.f(7), C().cm() is C, c.sm(1))
print(type(C.__dict__["cm"]).__name__, type(C.__dict__["sm"]).__name__, type(c.f).__name__, type(C.f).__name__)
try:
    f.__get__(None, None)
except TypeError as e:
    print(e)
print(len.__get__(c) is len if hasattr(len, "__get__") else "builtins do not bind", str.upper.__get__("a")())
C.late = lambda self: "late"
print(c.late())
c.own = lambda: "own"
print(c.own())


class G:
    def __getattribute__(self, k):
        if k == "fail":
            raise AttributeError("from getattribute")
        return object.__getattribute__(self, k)

    def __getattr__(self, k):
        return "fallback " + k


print(G().fail, G().other, hasattr(G(), "x"))
