"""DEBUG_SAVEALL keeps what the collector would free in gc.garbage, finalizers already run."""
import gc

gc.collect()
gc.disable()


class Node:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __repr__(self):
        return f"Node({self.name})"

    def __del__(self):
        print("  __del__", self.name)


gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.get_debug() == gc.DEBUG_SAVEALL, gc.DEBUG_LEAK == gc.DEBUG_COLLECTABLE | gc.DEBUG_UNCOLLECTABLE | gc.DEBUG_SAVEALL)
Node("a")
l = [1]
l.append(l)
del l
print("collected", gc.collect())
kinds = sorted(type(x).__name__ for x in gc.garbage)
print("garbage", kinds)
print([x for x in gc.garbage if isinstance(x, Node)])
gc.set_debug(0)
gc.garbage[0].me if hasattr(gc.garbage[0], "me") else None
print("still saved", len(gc.garbage))
gc.garbage.clear()
print("second collection, no second __del__", gc.collect(), gc.garbage)
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
