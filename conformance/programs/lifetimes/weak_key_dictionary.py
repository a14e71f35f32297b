"""A WeakKeyDictionary attaches data to objects: entry and value go with the key."""
import sys
import weakref


class Widget:
    def __init__(self, name):
        self.name = name

    def __lt__(self, other):
        return self.name < other.name


class Data:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  data dies:", self.name)


meta = weakref.WeakKeyDictionary()
a, b = Widget("a"), Widget("b")
meta[a], meta[b] = Data("for a"), Data("for b")
print(len(meta), sys.getrefcount(a) - 1, sys.getrefcount(meta[a]) - 1)
del b
print(len(meta), [k.name for k in meta])
meta[a] = Data("second for a")
print(meta[a].name, a in meta, 5 in meta)
try:
    meta[5] = 1
except TypeError as e:
    print(e)
value = meta.pop(a)
print("popped", value.name, len(meta))
meta[a] = value
del value
print(meta.keyrefs()[0]() is a)
for k in meta:
    del a
    print("in loop", k.name, len(meta))
del k
print("after loop", len(meta))
w = Widget("cycle")
meta[w] = w
print("value holds key: immortal until removed", len(meta))
r = weakref.ref(w)
del w
print(r() is not None, len(meta))
meta.clear()
print(r())
