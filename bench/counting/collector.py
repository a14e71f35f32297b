"""gc.collect over garbage, which is made before the time begins, and over heaps where all lives."""
import gc
import os
import sys

sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "programs"))
from rounds import measure


class Node:
    pass


def pairs(size):
    for _ in range(size // 2):
        a, b = Node(), Node()
        a.other, b.other = b, a


def ring(size):
    first = last = Node()
    for _ in range(size - 1):
        node = Node()
        last.next = node
        last = node
    last.next = first


def lists(size):
    first = last = []
    for _ in range(size - 1):
        last.append([])
        last = last[0]
    last.append(first)


def collect(_):
    gc.collect()


gc.disable()
for garbage in pairs, ring, lists:
    for size in 10 ** 4, 10 ** 5, 10 ** 6:
        measure(collect, f"garbage_{garbage.__name__}_{size:.0e}".replace("e+0", "e"), lambda: garbage(size))
LIVE = {
    "lists": lambda size: [[] for _ in range(size)],
    "instances": lambda size: [Node() for _ in range(size)],
    "dicts": lambda size: [{"a": []} for _ in range(size // 2)],
}
for name, make in LIVE.items():
    for size in 10 ** 4, 10 ** 5, 10 ** 6, 10 ** 7:
        live = make(size)
        gc.collect()
        measure(gc.collect, f"live_{name}_{size:.0e}".replace("e+0", "e"))
        del live
