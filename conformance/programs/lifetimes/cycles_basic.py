"""Reference cycles outlive their names until the collector runs."""
import gc
import sys
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.parent = None
        self.children = []

    def add(self, child):
        child.parent = self
        self.children.append(child)

    def __del__(self):
        print("  del", self.name)


gc.collect()
gc.disable()
a, b = [], []
a.append(b)
b.append(a)
print("two lists", sys.getrefcount(a) - 1, sys.getrefcount(b) - 1)
del a, b
print("collected", gc.collect())
s = []
s.append(s)
print("self", sys.getrefcount(s) - 1, s)
del s
print("collected", gc.collect())
root, kid = Node("root"), Node("kid")
root.add(kid)
print("counts", sys.getrefcount(root) - 1, sys.getrefcount(kid) - 1)
r = weakref.ref(root)
del root, kid
print("alive", r() is not None)
n = gc.collect()
print("collected", n, r())
root, kid = Node("root2"), Node("kid2")
root.add(kid)
root.children.clear()
print("broken by hand")
del kid
print("kid gone, root still named")
del root
root = Node("root3")
kid = Node("kid3")
kid.parent = weakref.proxy(root)
root.children.append(kid)
del kid
print("weak parent: no cycle")
del root
print("collected", gc.collect())
