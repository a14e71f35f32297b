"""WeakSet: members vanish, set algebra, iteration guard."""
import weakref


class M:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"M{self.n}"

    def __eq__(self, o):
        return self.n == o.n

    def __hash__(self):
        return self.n

    def __lt__(self, o):
        return self.n < o.n


ms = [M(i) for i in range(5)]
s = weakref.WeakSet(ms)
print(len(s), sorted(s))
ms.pop()
print(len(s), sorted(s))
t = weakref.WeakSet([ms[0], ms[1]])
print(sorted(s - t), sorted(s & t), sorted(s | t), t < s, s >= t, s.isdisjoint(t))
for m in s:
    ms.clear()
    print("loop holds one", type(m).__name__)
    break
del m
print(len(s), len(t))
x = M(9)
s.add(x)
s.add(M(9))
print("equal temporary not added", len(s))
s.discard(x)
print(len(s))
s.update([x, M(10)])
print(len(s), s.pop() is x, len(s))
try:
    s.pop()
except KeyError as e:
    print(e)
s.add(x)
f = s.copy()
s.remove(x)
try:
    s.remove(x)
except KeyError:
    print("KeyError")
print(list(f), f == weakref.WeakSet([x]))
try:
    s.add(3)
except TypeError as e:
    print(e)
