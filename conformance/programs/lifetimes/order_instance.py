"""An instance dies in stages: __del__, weakrefs, attributes in insertion order, base slots, then its class reference."""
import gc
import weakref


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(" ", self.name)


class A:
    def __del__(self):
        print("  A.__del__")


a = A()
for k in "zax":
    setattr(a, k, T("attr " + k))
del a.z
a.z = T("attr z, deleted and set again")
print("instance")
del a


class D(dict):
    pass


d = D(one=T("dict value"))
d.attr = T("dict subclass attribute")
print("dict subclass")
del d


class Tup(tuple):
    pass


t = Tup([T("tuple item 0"), T("tuple item 1")])
t.attr = T("tuple subclass attribute")
print("tuple subclass")
del t


class S(set):
    pass


s = S()
s.add(T("set item"))
s.attr = T("set subclass attribute")
print("set subclass")
del s


class E(Exception):
    pass


e = E(T("exception arg"))
e.attr = T("exception attribute")
print("exception")
del e


def f():
    pass


f.attr = T("function attribute")
f.__defaults__ = (T("function default"),)
f.__kwdefaults__ = {"k": T("function kwdefault")}
f.__annotations__ = {"x": T("annotation")}
f.__doc__ = T("doc")
print("function")
del f
gc.collect()
