"""zip, enumerate and product reuse their result tuple when nobody else holds it."""
import itertools
import sys


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def ids(it):
    return len({id(next(it)) for _ in range(4)})


print("zip", ids(zip(range(9), range(9))))
print("enumerate", ids(enumerate("abcdefgh")))
print("dict items", ids(iter(dict.fromkeys(range(9)).items())))
print("product", ids(itertools.product(range(3), range(3))))
print("combinations", ids(itertools.combinations(range(5), 2)))
z = zip(range(3), range(3))
a = next(z)
b = next(z)
print("held ones differ", a, b, a is b)


def make():
    for i in range(3):
        yield Thing(i)


z = zip(make())
next(z)
print("first result dropped, tuple kept by zip")
next(z)
print("second step releases the first")
del z
print("zip dropped")
m = map(lambda t: t.name, make())
print(list(m))
f = filter(lambda t: t.name, make())
print([t.name for t in f])
print(sys.getrefcount(next(zip([a]))[0]) - 2 >= 1)
