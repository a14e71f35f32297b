"""Comprehension scopes: the first iterable outside, leaks, class scope, nested and async forms, conditions."""
x = "outer"
print([x for x in range(2)], x)
print([[y * x for y in range(2)] for x in range(2)], {x: x for x in "ab"}, x)
print(list(x for x in [1]), [a + b for a in "ab" for b in "cd" if a + b != "ad"], [i for i in range(10) if i % 2 if i % 3])


class C:
    n = 3
    l = [i for i in range(n)]
    try:
        m = [n for _ in range(1)]
    except NameError as e:
        m = str(e)
    g = (i for i in range(n))


print(C.l, C.m, list(C.g))


def gen():
    print("source evaluated")
    return [1, 2]


g = (i for i in gen())
print("created")
print(list(g))
try:
    g = (i for i in None)
except TypeError as e:
    print(e)
g = (i for _ in [1] for i in None)
print("lazy inner")
try:
    next(g)
except TypeError as e:
    print(e)
fs = [lambda: i for i in range(2)]
print([f() for f in fs], [(lambda: j)() for j in range(2)])
print([(a, b) for a, *b in ["xyz", (1,)]], [z := z2 for z2 in range(3)], z)
print({k: v for k, v in zip("ab", range(2))}, {i % 2 for i in range(5)}, sum(i * i for i in range(4)), max((len(w), w) for w in ["a", "bb"]))
g = (i for i in range(3))
print(next(g), g.gi_code.co_name, g.__name__, [f for f in [lambda: 0]][0].__qualname__)


def nested():
    v = 10
    return [[v + i for i in range(2)] for _ in range(1)], {v: (v for _ in [1]).__next__()}


print(nested())
