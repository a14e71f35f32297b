"""The death of deep and wide structures, and the collector over live heaps and over garbage."""
import gc
import os
import sys

sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "programs"))
from rounds import measure, measure_all


class Node:
    pass


def deep_lists():
    chain = []
    for _ in range(100000):
        chain = [chain]


def deep_instances():
    chain = None
    for _ in range(100000):
        node = Node()
        node.next = chain
        chain = node


def wide_list():
    [[] for _ in range(200000)]


def tree():
    def make(depth):
        return [make(depth - 1), make(depth - 1)] if depth else []
    make(15)


def garbage_pairs():
    for _ in range(20000):
        a, b = Node(), Node()
        a.other, b.other = b, a
    del a, b
    gc.collect()


def garbage_ring():
    first = last = Node()
    for _ in range(100000):
        node = Node()
        last.next = node
        last = node
    last.next = first
    del first, last, node
    gc.collect()


gc.disable()
measure_all([deep_lists, deep_instances, wide_list, tree, garbage_pairs, garbage_ring])
for size in 10 ** 4, 10 ** 5, 10 ** 6:
    live = [[] for _ in range(size)]
    measure(gc.collect, f"collect_{size}_live")
