"""References moved by send, throw, return value and yield from."""
import sys


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def n(x):
    return sys.getrefcount(x) - 2


def echo():
    got = None
    while True:
        got = yield got
        if got is None:
            return Thing("result")


g = echo()
next(g)
t = Thing("sent")
r = g.send(t)
print("sent and echoed", r is t, n(t))
del r
print("generator holds", n(t))
g.send(Thing("second"))
print("first released", n(t))
try:
    g.send(None)
except StopIteration as e:
    print("returned", e.value.name, n(e.value))
print("result gone")


def outer(inner):
    x = yield from inner
    print("  delegated gave", x.name)
    yield x


g = outer(echo())
next(g)
g.send(Thing("through"))
print(next(g).name)
print("gi_yieldfrom", g.gi_yieldfrom)
try:
    g.throw(ValueError(Thing("in exception")))
except ValueError as e:
    print("out came", e.args[0].name, n(e.args[0]))
print("frame", g.gi_frame)
