"""Finalizers in a garbage cycle run once each; if one resurrects, the whole reachable part survives."""
import gc
import weakref

gc.disable()
saved = []


class Node:
    def __init__(self, name, rescue=False):
        self.name, self.rescue = name, rescue

    def __del__(self):
        print("  __del__", self.name)
        if self.rescue:
            saved.append(self)


def cycle(*flags):
    nodes = [Node(chr(97 + i), f) for i, f in enumerate(flags)]
    for i, n in enumerate(nodes):
        n.next = nodes[(i + 1) % len(nodes)]
    return [weakref.ref(n) for n in nodes]


refs = cycle(False, False, False)
print("collect plain", gc.collect() >= 3, [r() for r in refs])
refs = cycle(False, True, False)
gc.collect()
print("collect with a rescue: saved", [s.name for s in saved])
print("weakrefs were cleared before the finalizers", [r() for r in refs])
n = saved[0]
print("ring intact", n.next.next.next is n)
del n
saved.clear()
print("dropping again: no second __del__")
print(gc.collect() >= 3)
print("garbage", gc.garbage)


class Pair:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  pair", self.name, "sees", getattr(self.other, "name", None))


a, b = Pair("a"), Pair("b")
a.other, b.other = b, a
del a, b
gc.collect()
