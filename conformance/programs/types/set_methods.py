"""set and frozenset: algebra, comparison, mutation, errors."""
from tell import tell
tell("""
! s = {3, 1, 2}
[s, set(), {1, 1.0, True}, set('hello') == set('helo'), frozenset([1, 2]), frozenset(), len(s), 1 in s, set(range(5)) - {2}]
[s | {5}, s & {1, 9}, s - {1}, s ^ {1, 9}, s.union([7], (8,)), s.intersection([1, 2], [2]), s.difference([1], [2]), s.symmetric_difference([1, 10]), s.union(), s.intersection()]
s | [1]
s - (1,)
[s < {1, 2, 3, 4}, s <= s, s < s, s > {1}, s >= {9}, s == frozenset(s), s != {1}, s.issubset([1, 2, 3]), s.issuperset([1]), s.isdisjoint([8])]
s < [1]
[s.add(4), s.discard(9), s.remove(4), s.update([5], 'ab'), s.difference_update('ab'), s.intersection_update([1, 2, 5]), s.symmetric_difference_update([5, 6]), s]
s.remove(99)
s.remove([1])
s.add([])
s.discard({1})
{1} in {frozenset([1])}
{frozenset([1])}.remove({1})
set().pop()
set(5)
set([[]])
set(1, 2)
hash(set())
[hash(frozenset()) , hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(frozenset([1]))]
[type(frozenset([1]) | {2}).__name__, type({1} | frozenset([2])).__name__, frozenset([1]).copy(), {frozenset([1]): 'x'}[frozenset([1])]]
frozenset([1]).add(2)
! s |= {7}; s &= {7, 8}; s -= {8}; s ^= {1, 7}
s
! s |= [1]
! f = frozenset([1]); f |= {2}
f
[repr(set()), repr(frozenset()), repr({1}), repr(frozenset([1])), set([3, 1]).pop(), sorted({'b', 'a'}), max({1, 5}), sum({1, 2}), bool(set()), {*[1], *(2,)}]
""")


class S(set):
    pass


class F(frozenset):
    pass


print(S([1]), F([1]), type(S([1]) | {2}).__name__, type(S([1]).copy()).__name__, type(F() | {1}).__name__, F([1]) == {1}, S() < {1})
