"""LOAD_CLASSDEREF and class bodies: names come from the body, then the cell, then globals."""
from probe import T, n, attempt

name = str(b"of the module", "ascii")


def f():
    name = T("cell")

    class A:
        first = name
        name = "body"
        second = name
        del name
        third = name
        count = n(third)

        def m(self):
            return name
    return A


A = f()
print(A.first, A.second, A.third, A.count, A().m() is A.first)
A.first = A.third = None
print("still in the cell", A().m())
A.m = None
print("method and cell dropped")


class B:
    name = name
    inner = [name for _ in range(1)]


print(B.name, B.inner)
