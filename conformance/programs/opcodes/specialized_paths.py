"""The same instruction run often, then with other types: counts stay exact after specialization and back."""
from probe import T, n, attempt


class A:
    def __init__(self):
        self.v = t

    def m(self):
        return self.v


class B:
    __slots__ = ("v",)

    def m(self):
        return self.v


class G:
    def __getattr__(self, k):
        return t


t = T("t")
base = n(t)


def get(o):
    return o.v


def add(a, b):
    return a + b


def index(c, i):
    return c[i]


def call(o):
    return o.m()


def unpack(p):
    a, b = p
    return a


a, b, g = A(), B(), G()
b.v = t
for o in [a] * 50 + [b] * 50 + [g] * 50 + [a, b, g] * 20:
    assert get(o) is t
print("load attr", n(t) - base)
for o in [a] * 50 + [b] * 50 + [a, b] * 20:
    assert call(o) is t
print("call method", n(t) - base)
for x, y in [(1, 2)] * 50 + [(1.5, 2.5)] * 50 + [("a", "b")] * 50 + [([t], [t])] * 50:
    add(x, y)
print("add", n(t) - base - 2)
x = y = None
for c, i in [([t], 0)] * 50 + [((t,), 0)] * 50 + [({"k": t}, "k")] * 50:
    assert index(c, i) is t
c = None
print("subscript", n(t) - base)
for p in [(t, 1)] * 50 + [[t, 1]] * 50 + ["ab"] * 50:
    unpack(p)
p = None
print("unpack", n(t) - base)
A.m = lambda self: 5
print("method replaced", call(a))
a.m = lambda: 6
print("shadowed by instance", call(a))
del a.v
attempt("attribute deleted", get, a)
A.v = property(lambda self: "from property")
print(get(a))
del a, b, o
print("released", n(t))
