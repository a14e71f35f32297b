"""Cached and uncached numbers: which results are shared, and counts of those that are not."""
import sys


def n(x):
    return sys.getrefcount(x) - 2


def same(a, b):
    return a is b


two = int("2")
print("small", same(two + 254, int("256")), same(two - 7, int("-5")))
print("big", same(two + 255, int("257")), same(two - 8, int("-6")))
k = int("1000")
print("count of fresh int", n(k))
print("int(k) is k", int(k) is k, k + 0 is k, k * 1 is k, +k is k, abs(k) is k, k | 0 is k)
print("bool", int(True) is int("1"), (True + 0) is int("1"))
f = float("1.5")
print("float", n(f), float(f) is f, +f is f, f + 0 is f, abs(f) is f)
c = complex(1, 2)
print("complex", n(c), complex(c) is c)
r = range(2000, 2003)
print("range attributes", n(r.start), r.start is r.start, r[0] is r[0])
print("range parts", r[1:] is r, len(r))


def consts():
    a = 5000
    b = 5000
    return a is b


def consts2():
    return 5000


print("one constant per code object", consts(), consts2() is consts2())
print("tuple constants", (lambda: (1, 2, (3, 4)))()[2] is (lambda: (1, 2, (3, 4)))()[2])
t = tuple([1000, 2000])
print("tuple", tuple(t) is t, t[:] is t, t + () is t, () + t is t, tuple([]) is ())
fs = frozenset([1])
print("frozenset", frozenset(fs) is fs, frozenset() is frozenset())
print("negative zero", 0.0 is -0.0, repr(-0.0))
