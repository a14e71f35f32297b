"""The number gc.collect() returns counts unreachable objects, attribute dicts included when they exist."""
import gc

gc.collect()
gc.disable()


class A:
    pass


class D:
    def __del__(self):
        pass


def ring(cls, n, touch=False):
    nodes = [cls() for _ in range(n)]
    for i in range(n):
        nodes[i].next = nodes[i - 1]
        if touch:
            nodes[i].__dict__


ring(A, 10)
print("ten instances", gc.collect())
ring(A, 10, touch=True)
print("with real dicts", gc.collect())
ring(D, 5)
print("with __del__", gc.collect())
a = A()
a.me = a
a.leaf = [1, 2]
a.tree = {"k": [3]}
del a
print("with leaves hanging off", gc.collect())
for k in range(3):
    x = []
    x.append(x)
del x
print("generation 0", gc.collect(0), "then", gc.collect())
x = []
x.append(x)
gc.collect(0)
del x
print("old garbage is not seen by 0", gc.collect(0), "by 1", gc.collect(1), "by 2", gc.collect(2))
for bad in (3, -1):
    try:
        gc.collect(bad)
    except ValueError as e:
        print(e)
try:
    gc.collect("x")
except TypeError as e:
    print(e)
print(gc.collect(generation=1), gc.isenabled())
