"""Counts through names: binding, aliasing, rebinding, deleting, at module level and in a function."""
import sys


class Thing:
    pass


a = Thing()
print("one global name", sys.getrefcount(a) - 1)
b = a
print("two names", sys.getrefcount(a) - 1)
c = d = b
print("four names", sys.getrefcount(a) - 1)
del b
print("after del", sys.getrefcount(a) - 1)
c = None
print("after rebinding", sys.getrefcount(a) - 1)
globals()["extra"] = a
print("through globals()", sys.getrefcount(a) - 1)
del extra
print("gone again", sys.getrefcount(a) - 1)


def local():
    x = Thing()
    y = x
    before = sys.getrefcount(x) - 1
    del y
    after = sys.getrefcount(x) - 1
    x, y = x, x
    pair = sys.getrefcount(x) - 1
    x = y = None
    return before, after, pair


print("locals", local())
a = a
print("self assignment", sys.getrefcount(a) - 1)
a, d = d, a
print("swap", sys.getrefcount(a) - 1)
