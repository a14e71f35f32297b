"""Deleting every name of a small program leaves nothing alive."""
import gc
import weakref

gc.collect()
gc.disable()
alive = weakref.WeakSet()


class Tracked:
    def __init__(self, *parts):
        self.parts = parts
        alive.add(self)


def producer():
    local = Tracked()
    while True:
        yield Tracked(local)


def closure():
    x = Tracked()
    return lambda: x


class Manager:
    def __enter__(self):
        self.held = Tracked()
        return self.held

    def __exit__(self, *exc):
        self.held = None
        return True


a = Tracked()
b = Tracked(a, a)
lst = [Tracked() for _ in range(3)]
dct = {i: Tracked(a) for i in range(2)}
gen = producer()
got = next(gen)
fun = closure()
mgr = Manager()
with mgr as inside:
    raise ValueError(Tracked())
try:
    raise KeyError(Tracked())
except KeyError as e:
    err = e
bound = b.__init__
default = lambda v=Tracked(): v
it = iter([Tracked()])
steps = [("bound", "b"), ("lst",), ("dct",), ("gen", "got"), ("fun",), ("inside", "mgr"), ("err",), ("default",), ("it",), ("a",)]
print("alive", len(alive))
for names in steps:
    for name in names:
        del globals()[name]
    print("without", *names, "->", len(alive))
print("left for the collector", gc.collect() and len(alive))
