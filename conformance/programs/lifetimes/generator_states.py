"""What a generator holds before it starts, while suspended, and after it finishes."""
import sys


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def n(x):
    return sys.getrefcount(x) - 2


def gen(x):
    y = Thing("local")
    try:
        yield x
        yield y
    finally:
        print("  finally")


t = Thing("arg")
g = gen(t)
print("created", n(t), g.gi_frame is not None)
del g
print("dropped before start", n(t))
g = gen(t)
v = next(g)
print("first yield", v is t, n(t))
del v
v = next(g)
print("second yield", v.name, n(v))
del v
print("exhausting", list(g), n(t), g.gi_frame)
g = gen(t)
next(g)
del g
print("dropped while suspended", n(t))
g = gen(t)
next(g)
g.close()
print("closed", n(t), g.gi_frame)
g = gen(Thing("owned by generator"))
print("still held")
g.close()
print("closed before start", g.gi_frame)
