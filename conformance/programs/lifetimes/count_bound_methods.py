"""A bound method holds its instance and its function; a method call does not create one."""
import sys
import functools


class Thing:
    def count(self):
        return sys.getrefcount(self) - 1

    @classmethod
    def kls(cls):
        return cls.__name__

    def __del__(self):
        print("  dies")


def n(x):
    return sys.getrefcount(x) - 2


t = Thing()
print("method call", t.count())
m = t.count
print("bound method kept", n(t), m())
print("two accesses, two objects", t.count is t.count, t.count == t.count)
f = m.__func__
print("self and func", m.__self__ is t, f is Thing.count, n(t))
base = n(f)
m2 = t.count
print("function gains one", n(f) - base)
p = functools.partial(m)
print("partial holds the method", n(m), n(t))
b = [1000].append
print("builtin method holds its list", n(b.__self__))
del t
print("name gone, methods hold")
del m, m2
print("partial still holds", p())
del p
print("all gone")
print("temporary", Thing().count())
g = Thing().count
print("held by method alone", g())
del g
