"""itertools: every function once, and their errors."""
from itertools import *

print(list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(repeat(1, 3)), list(accumulate([1, 2, 3])), list(accumulate([1, 2], max, initial=5)))
print(list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])), list(compress("abc", [1, 0, 1])), list(dropwhile(lambda x: x < 2, [1, 2, 1])), list(takewhile(lambda x: x < 2, [1, 2, 1])))
print(list(filterfalse(None, [0, 1, ""])), [(k, list(g)) for k, g in groupby("aabca")], list(islice("abcdef", 1, 5, 2)), list(pairwise("abc")), list(starmap(pow, [(2, 3)])))
a, b = tee([1, 2, 3])
print(next(a), list(b), list(a), list(zip_longest("ab", [1], fillvalue="-")), list(product("ab", repeat=2)), list(product([1], [])))
print(list(permutations([1, 2, 3], 2)), list(combinations("abc", 2)), list(combinations_with_replacement("ab", 2)), list(permutations([])), list(combinations([1], 2)))
print(repr(count(3)), repr(repeat(2, 5)), list(islice(count(0.5, 0.25), 3)), next(count(10**20)), list(islice(count(-1, -1), 2)))
g = groupby([1, 1, 2], key=lambda x: x)
k1, g1 = next(g)
k2, g2 = next(g)
print(k1, list(g1), k2, list(g2))
for f in (lambda: islice([], -1), lambda: islice([], 0, 5, 0), lambda: count("a"), lambda: repeat(), lambda: list(starmap(pow, [5])), lambda: product([], repeat=-1), lambda: permutations([], -1), lambda: tee([], -1), lambda: list(chain(5)), lambda: zip_longest([], bad=1)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
