"""Dict and set methods: which of them keep a reference to a key or a value."""
import sys


class Key:
    def __hash__(self):
        return 7

    def __eq__(self, other):
        return isinstance(other, Key)


def n(x):
    return sys.getrefcount(x) - 2


k, v = Key(), Key()
d = {k: v}
print("stored", n(k), n(v))
k2 = Key()
d[k2] = v
print("equal key keeps the first key", n(k), n(k2), n(v))
d.setdefault(k2, k2)
print("setdefault on present", n(k2), n(v))
e = dict(d)
print("copied", n(k), n(v))
e.update({k2: k2})
print("updated: key stays, value replaced", n(k), n(k2), n(v))
got = d.pop(k2)
print("popped value", got is v, n(k), n(v))
del got
d[k2] = v
item = d.popitem()
print("popitem moves both", n(k2), n(v), len(d))
del item
f = dict.fromkeys([k, k2], v)
print("fromkeys", n(k), n(k2), n(v), len(f))
g = d | f
print("merged", n(k), n(v))
d.clear(), e.clear(), f.clear(), g.clear()
print("cleared", n(k), n(k2), n(v))
s = {k}
s.add(k2)
print("set keeps the first", n(k), n(k2))
s.discard(k2)
print("discard by equality", n(k), n(k2), len(s))
fs = frozenset([k, k2])
u = fs | s
print("frozenset and union", n(k), n(k2), len(u))
u2 = fs.copy()
print("frozenset copy is itself", u2 is fs, n(k))
