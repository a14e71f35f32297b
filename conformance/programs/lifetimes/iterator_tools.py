"""zip, map, filter, enumerate, reversed and itertools: what each holds while it runs and after its end."""
import itertools
import sys


def n(x):
    return sys.getrefcount(x) - 2


lst = [1000, 2000, 3000]


def show(name, it):
    base = n(lst)
    next(it)
    for _ in it:
        pass
    after = n(lst)
    print(f"{name:12} held {base - 1} exhausted {after - 1}", end=" ")
    del it
    print()


show("zip", zip(lst, lst))
show("map", map(lambda a: a, lst))
show("filter", filter(None, lst))
show("enumerate", enumerate(lst))
show("reversed", reversed(lst))
show("chain", itertools.chain(lst, lst))
show("islice", itertools.islice(lst, 2))
show("cycle", itertools.islice(itertools.cycle(lst), 5))
show("repeat", itertools.repeat(lst, 2))
show("product", itertools.product(lst, lst))
show("permutations", itertools.permutations(lst))
show("accumulate", itertools.accumulate(lst))
show("takewhile", itertools.takewhile(bool, lst))
show("dropwhile", itertools.dropwhile(lambda x: x < 2000, lst))
show("starmap", itertools.starmap(max, zip(lst, lst)))
show("compress", itertools.compress(lst, [1, 1, 1]))
show("pairwise", itertools.pairwise(lst))
show("zip_longest", itertools.zip_longest(lst, [1]))
show("groupby", itertools.groupby(lst))
a, b = itertools.tee(lst)
print("tee", n(lst))
list(a)
print("one exhausted", n(lst))
list(b)
print("both exhausted", n(lst))
