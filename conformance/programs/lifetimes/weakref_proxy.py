"""weakref.proxy forwards operators and attributes, and raises ReferenceError once its referent is dead."""
import sys
import weakref


class Num:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return ("add", self.v, o)

    def __radd__(self, o):
        return ("radd", o, self.v)

    def __iadd__(self, o):
        self.v += o
        return self

    def __len__(self):
        return self.v

    def __getitem__(self, k):
        return k * 2

    def __contains__(self, k):
        return k == self.v

    def __iter__(self):
        return iter([self.v])

    def __str__(self):
        return f"Num {self.v}"

    def __bool__(self):
        return self.v > 0

    def __call__(self, *a):
        return a


a = Num(3)
p = weakref.proxy(a)
print(type(p).__name__, p.v, p + 1, 1 + p, len(p), p[4], 3 in p, list(p), str(p), bool(p))
print("call", p(1, 2), "count", sys.getrefcount(a) - 1)
p.v = 5
p += 1
print("in place gives the referent", type(p).__name__, a.v)
p = weakref.proxy(a)
print("shared", weakref.proxy(a) is p, isinstance(p, Num), p == a, p.__class__ is Num)
try:
    hash(p)
except TypeError as e:
    print(e)
del p.v
print(hasattr(a, "v"))
a.v = 1
del a
for f in (lambda: p.v, lambda: p + 1, lambda: len(p), lambda: str(p), lambda: bool(p), lambda: p(), lambda: 3 in p):
    try:
        f()
    except ReferenceError as e:
        print(e)
print("repr still works", repr(p).startswith("<weakproxy at"))
print(type(weakref.proxy(lambda: 1, print)).__name__)
