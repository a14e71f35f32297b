"""tuple: construction, comparison, errors, hashing."""
from tell import tell
tell("""
[(), (1,), tuple('ab'), tuple([1, 2]), (1, 2) + (3,), (1,) * 3, (1, 2)[1], (1, 2, 3)[::-1], (1, 2).count(1), (1, 2).index(2)]
(1,)[1]
(1,)['a']
(1,) + [1]
(1, 2).index(3)
(1, 2, 1).index(1, 1, 3)
tuple(5)
tuple(1, 2)
tuple(iterable=[])
[(1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) == (1.0, 2.0), (1, 2) == [1, 2], (1, (2, 3)) == (1, (2, 3)), max((1, 2), (1, 3))]
(1, 'a') < (1, 2)
[hash(()), hash((1,)), hash((1, 2)), hash((1, (2, 3))), hash((-1, -2)), hash((1.0, True)) == hash((1, 1))]
hash((1, []))
[repr((1,)), repr(()), repr((1, 'a')), str((None,)), (1, [2]).__repr__()]
[1 in (1, 2), 'a' not in ('b',), list(reversed((1, 2))), (1, 2).__getnewargs__(), tuple(i for i in range(2)), len((1,) * 1000), () is tuple()]
[*(1, 2), *()], (lambda *a: a)(*(1, 2))
""")


class T(tuple):
    def __new__(cls, *a):
        return super().__new__(cls, a)

    def total(self):
        return sum(self)


t = T(1, 2, 3)
print(t, t.total(), type(t[:]).__name__, type(t + ()).__name__, t == (1, 2, 3), hash(t) == hash((1, 2, 3)), {t: "x"}[(1, 2, 3)])
t.attr = "attribute"
print(vars(t), isinstance(t, tuple))
try:
    t[0] = 5
except TypeError as e:
    print(e)
l = ([],)
l[0].append(l)
print(l)
