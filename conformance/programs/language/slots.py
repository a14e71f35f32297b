"""__slots__: layout, inheritance, conflicts, private names, __dict__ and __weakref__ on demand."""


class A:
    __slots__ = ("x", "_y", "__private")

    def __init__(self):
        self.x = 1
        self.__private = 2


a = A()
print(a.x, a._A__private, A.__slots__, hasattr(a, "__dict__"))
for code in ("a.z = 1", "a._y", "del a._y", "a.__class__ = type('Z', (), {})"):
    try:
        exec(code)
    except (AttributeError, TypeError) as e:
        print(code, "->", e)


class B(A):
    pass


b = B()
b.anything = 5
print(b.__dict__, b.x)


class C(A):
    __slots__ = {"doc": "documented slot"}


print(C.doc.__doc__, C.__slots__)
bad = {
    "not a string": "(5,)",
    "bad name": "('a b',)",
    "conflict": "('v',); v = 1",
    "twice dict": "('__dict__', '__dict__')",
}
for name, s in bad.items():
    try:
        exec(f"class Z:\n    __slots__ = {s}")
    except (TypeError, ValueError) as e:
        print(name, "->", e)
try:
    class I(int):
        __slots__ = ("x",)
except TypeError as e:
    print(e)


class S1:
    __slots__ = ("a",)


class S2:
    __slots__ = ("b",)


try:
    class S3(S1, S2):
        pass
except TypeError as e:
    print(e)


class Same:
    __slots__ = ("a",)


s = S1()
s.a = 9
s.__class__ = Same
print(s.a, type(s).__name__)
class Str:
    __slots__ = "single"
print([k for k in vars(Str) if k == "single"], type(Str.single).__name__)
