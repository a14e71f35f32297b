"""Recursive containers: repr, comparison, hashing, copying, deep nesting."""
import copy
import pickle
l = [1]
l.append(l)
d = {}
d["d"] = d
t = ([],)
t[0].append(t)
ld = [{}]
ld[0]["l"] = ld
print(l, d, t, ld, str(l), f"{d}", [l, l])
for a, b in ((l, [1, l]), (d, {"d": d})):
    print(a == a, end=" ")
    try:
        print(a == copy.copy(a))
    except RecursionError as e:
        print("RecursionError", e)
m = [1]
m.append(m)
try:
    l == m
except RecursionError as e:
    print(e)
for x in (l, d, t, ld):
    y = copy.deepcopy(x)
    z = pickle.loads(pickle.dumps(x))
    print(repr(y) == repr(x) == repr(z), y is not x)


class Node:
    def __init__(self):
        self.kids = [self]

    def __repr__(self):
        return f"Node({self.kids})" if len(self.kids) != 1 else "Node(...)"


n = Node()
print(n, copy.deepcopy(n).kids[0] is not n)
import collections
q = collections.deque([1])
q.append(q)
dd = collections.defaultdict(list)
dd["x"] = dd
od = collections.OrderedDict()
od["o"] = od
print(q, dd, od)
deep = []
for _ in range(300):
    deep = [deep]
print(len(repr(deep)), deep == deep, copy.copy(deep) == deep)
s = set()
try:
    s.add(s)
except TypeError as e:
    print(e)
p = [[]] * 2
p[0].append(p)
print(p, p[0] is p[1])
