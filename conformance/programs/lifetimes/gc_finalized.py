"""gc.is_finalized, and the finalizers of generators and coroutines found in cycles."""
import gc
import weakref

gc.disable()
gc.collect()
saved = []


class L:
    def __del__(self):
        saved.append(self)


l = L()
print(gc.is_finalized(l), gc.is_finalized(5), gc.is_finalized([]))
del l
print(gc.is_finalized(saved[0]))
saved.clear()


def gen(box):
    try:
        yield
    finally:
        print("  generator finally, box has", len(box))


box = []
g = gen(box)
next(g)
box.append(g)
r = weakref.ref(g)
del g, box
print("generator in a cycle", r() is not None)
print("collected", gc.collect() > 0, r())


def gen2(name):
    me = yield
    try:
        yield
    finally:
        print("  closing", name)


a, b = gen2("a"), gen2("b")
next(a), next(b)
a.send(b), b.send(a)
del a, b
print("two generators hold each other")
gc.collect()


class Pair:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("  finalizer", self.n, "partner finalized:", gc.is_finalized(self.p))


x, y = Pair("x"), Pair("y")
x.p, y.p = y, x
del x, y
gc.collect()
