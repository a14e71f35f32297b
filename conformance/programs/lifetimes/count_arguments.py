"""A call moves arguments into the callee: counts inside positional, keyword, default, star and nested calls."""
import sys


class Thing:
    pass


def one(x):
    return sys.getrefcount(x) - 1


def kw(*, x):
    return sys.getrefcount(x) - 1


def star(*args):
    return sys.getrefcount(args[0]) - 1


def starkw(**kwargs):
    return sys.getrefcount(kwargs["x"]) - 1


def default(x=Thing()):
    return sys.getrefcount(x) - 1


def nested(x):
    return one(x)


t = Thing()
print("named positional", one(t))
print("temporary positional", one(Thing()))
print("keyword", one(x=t), kw(x=t))
print("temporary keyword", kw(x=Thing()))
print("star", star(t), star(Thing()))
args = (t,)
print("star call, tuple kept", star(*args), one(*args))
del args
print("star call, list", star(*[t]))
print("double star", starkw(x=t), starkw(**{"x": t}))
kwargs = {"x": t}
print("double star, dict kept", starkw(**kwargs), one(**kwargs))
del kwargs
print("default", default(), default(t))
print("nested", nested(t), nested(Thing()))
print("lambda", (lambda x: sys.getrefcount(x) - 1)(t))
print("builtin through map", list(map(sys.getrefcount, [t])))
print("after all", sys.getrefcount(t) - 1)
