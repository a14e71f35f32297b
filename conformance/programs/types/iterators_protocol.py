"""Iterators: length hints, reduce and setstate, exhaustion, concurrent changes, callable iterators."""
l = [1, 2, 3]
it = iter(l)
print(it.__length_hint__(), next(it), it.__length_hint__(), it.__reduce__()[1:])
l.append(4)
print(list(it))
l.append(5)
print(list(it), it.__length_hint__(), it.__reduce__())
it = iter([1, 2, 3])
it.__setstate__(2)
print(list(it))
for make in (lambda: iter("ab"), lambda: iter((1, 2)), lambda: iter({1: 2}), lambda: iter({1}), lambda: iter(range(2)), lambda: reversed([1, 2]), lambda: iter(b"a"),
             lambda: zip([1]), lambda: enumerate([1], 5), lambda: map(abs, [1]), lambda: filter(None, [1]), lambda: iter({1: 2}.items()), lambda: reversed({1: 2})):
    i = make()
    print(type(i).__name__, iter(i) is i, hasattr(i, "__length_hint__"), list(i), next(i, "end"))
n = iter([1, 2, 0, 3])
print(list(iter(lambda: next(n), 0)))
try:
    iter(5, 0)
except TypeError as e:
    print(e)
for bad in (lambda: next(5), lambda: iter(5), lambda: next([]), lambda: next(iter([])), lambda: iter(), lambda: zip(5), lambda: map(), lambda: map(abs), lambda: enumerate(), lambda: reversed({1}), lambda: filter(None)):
    try:
        bad()
    except (TypeError, StopIteration) as e:
        print(type(e).__name__, e)
print(list(zip("abc", [1, 2])), list(zip()), list(zip("a", strict=True)), list(map(lambda a, b: a + b, "ab", "xy")), list(filter(None, [0, 1, "", "a"])))
for a, b in ((["a"], [1, 2]), (["a", "b"], [1])):
    try:
        list(zip(a, b, strict=True))
    except ValueError as e:
        print(e)
print(list(enumerate("ab", start=10**20)), sum(zip([1, 2]), ()), dict(enumerate("ab")))
g = (i for i in [1, 2])
print(2 in g, list(g), max(iter([3, 1])), sorted(iter("ba")), list(reversed(range(3))))
class Old:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        return i
print(list(Old()), iter(Old()).__reduce__()[0].__name__)
