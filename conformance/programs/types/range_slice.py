"""range and slice: arithmetic, membership, equality, hashing, indices."""
from tell import tell
tell("""
[range(5), range(1, 5), range(1, 5, 1), range(5, 0, -2), list(range(5, 0, -2)), len(range(0, 10, 3)), len(range(0)), list(range(-3))]
len(range(10**20))
[range(10)[3], range(10)[-1], range(10)[2:5], range(10)[::-1], range(10)[::3][1:], range(0, 10, 2)[10:], range(10**20)[10**19]]
range(5)[5]
range(5)['a']
range(1, 2, 0)
range()
range(1.5)
range('a')
range(1, 2, 3, 4)
[3 in range(5), 3.0 in range(5), 3.5 in range(5), 'a' in range(5), 10 in range(0, 11, 5), -1 in range(5), 10**20 in range(10**21)]
[range(5).index(3), range(0, 10, 2).index(4), range(5).count(3), range(5).count('a')]
range(5).index(7)
[range(0) == range(2, 2), range(0, 3, 2) == range(0, 4, 2), hash(range(0)) == hash(range(1, 1)), range(3) == [0, 1, 2], range(3) != range(4)]
range(3) < range(4)
[range(1, 9, 2).start, range(1, 9, 2).stop, range(1, 9, 2).step, list(reversed(range(0, 7, 3))), bool(range(0)), max(range(5)), sum(range(101))]
! range(5).start = 1
[slice(5), slice(1, 2), slice(1, 2, 3), slice(None), slice('a', [], {}), slice(1, 2) == slice(1, 2), slice(1) < slice(2), slice(1, 2, 3).stop]
[slice(None).indices(5), slice(-3, None).indices(5), slice(None, None, -1).indices(5), slice(10, -10, -2).indices(5), slice(1, 100).indices(3), slice(0, 5, 10).indices(3)]
slice(0, 1, 0).indices(5)
slice(None).indices(-1)
slice('a').indices(5)
hash(slice(1))
slice()
[range(True), range(2**70, 2**70 + 2), list(range(2**70, 2**70 + 2))[1] - 2**70, iter(range(3)).__length_hint__(), iter(range(2**70)).__length_hint__() > 0]
""")
it = iter(range(5))
next(it)
print(it.__reduce__()[1], list(it), type(iter(range(2**70))).__name__, type(iter(range(3))).__name__)
