"""The tuple of *args and the dict of **kwargs: new or reused, and what they own."""
import sys


def n(x):
    return sys.getrefcount(x) - 2


def ident(*args, **kwargs):
    return args, kwargs


class Thing:
    def __del__(self):
        print("  dies")


orig = (1000, 2000)
got, kw = ident(*orig)
print("same tuple passed through", got is orig, n(orig))
got, kw = ident(*[1000, 2000])
print("list makes a new tuple", got)
d = {"a": Thing()}
_, kw = ident(**d)
print("dict is always new", kw is d, n(d["a"]))
kw["b"] = 1
print(sorted(d))
del kw, _
print(n(d["a"]))


def swallow(*args, **kwargs):
    args = kwargs = None
    print("  inside, dropped")


print("call with temporaries")
swallow(Thing(), k=Thing())
print("after")


def named(a, *rest, b=None, **more):
    a = None
    print("  a dropped")
    rest = None
    print("  rest dropped")
    more = None
    print("  more dropped")


named(Thing(), Thing(), Thing(), b=Thing(), c=Thing())
print("b dropped at return")
