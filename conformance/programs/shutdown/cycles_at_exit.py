"""Objects in cycles are finalized at exit, after the globals went."""
import gc
import weakref

gc.disable()


class Node:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print("del", self.name)


Node("unreachable cycle")
named = Node("cycle named by a global")


class Plain:
    def __del__(self):
        print("plain global")


plain = Plain()
ref = weakref.ref(named, print)
print("end", gc.isenabled())
