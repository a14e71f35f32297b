"""A generator expression holds its first iterable's iterator from creation, the rest from the first step."""
import sys


class Source:
    def __init__(self, name, items):
        self.name, self.items = name, items

    def __iter__(self):
        print("  iter", self.name)
        return iter(self.items)

    def __del__(self):
        print("  del", self.name)


def n(x):
    return sys.getrefcount(x) - 2


print("create")
g = ((a, b) for a in Source("A", [1, 2]) for b in Source("B", [3]))
print("created, A already gone")
print(next(g))
print(next(g))
print(next(g, "end"))
items = [10, 20]
g = (x for x in items)
print("list held by iterator", n(items))
next(g)
del g
print("dropped", n(items))
inner = Source("closure", [1])
g = (inner for _ in range(1))
print("module global is not captured", n(inner))


def f():
    held = Source("held", [1])
    return (held for _ in range(1))


g = f()
print("captured by a cell")
del g
del inner
