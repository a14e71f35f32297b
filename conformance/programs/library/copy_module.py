"""copy: hooks, reductors, slots, and errors."""
import copy


class A:
    def __init__(self, x):
        self.x = x

    def __eq__(self, o):
        return self.x == o.x


class R:
    def __reduce_ex__(self, p):
        return (A, ([p],))


class S:
    __slots__ = ("a", "b")


a = A([1, [2]])
b, c = copy.copy(a), copy.deepcopy(a)
print(b.x is a.x, c.x is a.x, c.x[1] is a.x[1], b == a == c)
print(copy.copy(R()).x, copy.deepcopy(R()).x)
s = S()
s.a = [1]
t = copy.deepcopy(s)
print(t.a, hasattr(t, "b"), t.a is s.a)
memo = {}
l = [a, a]
m = copy.deepcopy(l, memo)
print(m[0] is m[1], memo[id(a)] is m[0])
d = {"k": (1, [2])}
print(copy.copy(d)["k"] is d["k"], copy.deepcopy(d)["k"] == d["k"], copy.deepcopy(d)["k"] is d["k"])
for x in (None, 5, "s", (1, 2), len, A, range(3), frozenset([1]), ...):
    assert copy.copy(x) is x and copy.deepcopy(x) == x
try:
    copy.copy((i for i in []))
except TypeError as e:
    print(e)
