"""Temporaries in comprehensions: when the loop variable and the iterable are released."""
import sys


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def things(k):
    for i in range(k):
        yield Thing(i)


def n(x):
    return sys.getrefcount(x) - 2


print([t.name for t in things(3)])
print({t.name for t in things(2)})
print({t.name: 1 for t in things(2)})
print("filtered", [t.name for t in things(4) if t.name % 2])
kept = [t for t in things(2)]
print("kept", [n(t) for t in kept])
print("in loop", [sys.getrefcount(t) - 1 for t in kept])
del kept
print("deleted list: last to first")
try:
    [1 / (t.name - 1) for t in things(3)]
except ZeroDivisionError as e:
    print("error in the middle")
    print([f for f in e.__traceback__.tb_next.tb_frame.f_locals if f == "t"])
print("released")
print([y.name for x in things(2) for y in [x, Thing("n%d" % x.name)]])
print("walrus", [last := t for t in things(2)][0] is not last)
print(last.name)
del last
