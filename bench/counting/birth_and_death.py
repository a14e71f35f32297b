"""An object made and dropped at once, type by type: 100,000 a round."""
import os
import sys

sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "programs"))
from rounds import measure_all

N = 100000


class Instance:
    def __init__(self):
        self.a = None
        self.b = None


class Slots:
    __slots__ = ("a", "b")


def references():
    a = b = c = object()
    for _ in range(N):
        a = b
        c = a
        b = c


def ints():
    n = 1 << 40
    for _ in range(N):
        n + 1


def floats():
    x = 0.5
    for _ in range(N):
        x + 1.0


def strings():
    s = "ab"
    for _ in range(N):
        s + "c"


def tuples():
    for i in range(N):
        (i, i)


def lists():
    for i in range(N):
        [i]


def dicts():
    for i in range(N):
        {"a": i}


def sets():
    for i in range(N):
        {i}


def instances():
    for _ in range(N):
        Instance()


def slots():
    for _ in range(N):
        Slots()


def closures():
    for i in range(N):
        lambda: i


def bound_methods():
    append = [].append
    items = []
    for _ in range(N):
        append = items.append


def generators():
    for i in range(N):
        (i for _ in ())


def exceptions():
    for i in range(N):
        ValueError(i)


measure_all([references, ints, floats, strings, tuples, lists, dicts, sets, instances, slots, closures, bound_methods, generators,
             exceptions])
