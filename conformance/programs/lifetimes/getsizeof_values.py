"""sys.getsizeof of the built-in types, as on a 64-bit CPython 3.11."""
import sys


def show(label, *objs):
    print(f"{label:14}", *[sys.getsizeof(o) for o in objs])


class C:
    pass


class S:
    __slots__ = ("a", "b")


class L(list):
    pass


class WithSize:
    def __sizeof__(self):
        return 100


show("object", object(), None, True, ..., NotImplemented)
show("int", 0, 1, -1, 2**30 - 1, 2**30, 2**60, 10**100)
show("float complex", 1.5, 2j)
show("str", "", "a", "abc", "é", "éa", "\u20ac", "\u20acb", "\U0001f600", "x" * 100)
show("bytes", b"", b"a", b"x" * 100)
show("bytearray", bytearray(), bytearray(b"abc"), bytearray(100))
show("tuple", (), (1,), (1, 2, 3))
show("list", [], [1], [1, 2, 3], list(range(10)), [0] * 100)
show("dict", {}, {1: 2}, dict.fromkeys(range(5)), dict.fromkeys(range(6)), dict.fromkeys(range(20)), {"a": 1})
show("set", set(), {1}, set(range(5)), set(range(20)), frozenset(), frozenset(range(5)))
show("range slice", range(3), slice(1, 2, 3))
show("views", {}.keys(), {}.values(), {}.items())
show("iterators", iter([]), iter(()), iter(""), iter({}), iter(set()), iter(range(3)), enumerate([]), reversed([]))
show("lazies", zip(), map(len, []), filter(None, []))
show("functions", lambda: 1, len, "".join, C.__init__)
show("classes", C(), S(), WithSize(), L(), property(), staticmethod(len), classmethod(len))
show("exceptions", ValueError(), OSError(), StopIteration(), KeyError(1))
show("memoryview", memoryview(b"abc"))
lst = []
sizes = []
for i in range(40):
    lst.append(i)
    sizes.append(sys.getsizeof(lst))
print("append growth", sorted(set(sizes)))
d = {}
sizes = []
for i in range(100):
    d[i] = i
    sizes.append(sys.getsizeof(d))
print("dict growth", sorted(set(sizes)))
print(sys.getsizeof(5, 1) > 1, sys.getsizeof(WithSize(), -1))
