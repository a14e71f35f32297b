"""list: every method, slices, errors and in-place operators."""
from tell import tell
tell("""
! l = [3, 1, 2]
[l.append(4), l.extend('ab'), l.insert(1, 'i'), l.insert(-100, 'first'), l.insert(100, 'last'), l]
[l.pop(), l.pop(0), l.pop(-2), l]
[l.index(1), l.index('b'), l.count(3), l.remove(3), l.reverse(), l, l.copy() is l, l.clear(), l]
[].pop()
[1].pop(5)
[1].pop('a')
[1].remove(2)
[1].index(2)
[1, 2, 1].index(1, 1)
[1].index(1, 5)
[1].insert('a', 1)
[1].extend(5)
[1].append()
! l = list(range(10)); l[2:5] = 'xyz'; l[::3] = [0] * 4; del l[-2:]
l
! l[::2] = [1]
! l[0:2] = 5
! l[20] = 1
! del l[20]
! l['a'] = 1
! del l['a':]
! l[5:2] = ['in']; l[100:] = ['end']
l
[[1, 2] + [3], [0] * 3, 2 * [1], [1] * -1, [1, 2] == [1, 2.0], [1, 2] < [1, 3], [] < [0], [1, 'a'] < [2, 5]]
[1, 'a'] < [1, 5]
[1] + (2,)
[1] * 'a'
[1][1:2:0]
! l = [1]; l += (2, 3); l *= 2
l
[list('ab'), list({1: 2}), list(range(3)), [*'xy'], list()]
list(5)
list(1, 2)
list(x=1)
[sorted([3, 1, 2], reverse=True), sorted('bca'), sorted(['b', 'A'], key=str.lower), sorted([(1, 'b'), (1, 'a')], key=lambda t: t[0]), sorted({3: 1, 2: 2})]
[1, 'a'].sort()
[3].sort(lambda x: x)
sorted([1], key=5)
sorted()
sorted([1], 5)
[3, 1].sort(key=lambda x: 1 / 0)
hash([])
[[1, [2]], [[]], [None, True]]
! r = []; r.append(r)
[r, repr(r), r in r]
r == [r]
[max([1, 5, 2]), min([], default=0), sum([[1], [2]], []), any([]), all([]), list(zip([1, 2], 'ab')), list(reversed([1, 2]))]
max([])
sum(['a', 'b'])
[[1, 2, 3].__contains__(2), [1].__eq__((1,)), [1].__len__(), [1, 2].__reversed__().__length_hint__(), [5].__getitem__(slice(None))]
""")
