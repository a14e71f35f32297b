"""Hash and equality across types, and keys that are equal but of different types."""
from fractions import Fraction
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j) == hash(Fraction(1)), 1 == Fraction(2, 2))
print(hash(0.5) == hash(Fraction(1, 2)), hash(2**61 - 1), hash(-(2**61 - 1)), hash(2**61 - 2), hash(float(2**61)), hash(1e308))
print({1: "a", 1.0: "b", True: "c"}, {1, 1.0, True, 1 + 0j}, {0: "z", False: "f", 0.0: "g", -0.0: "h"})
print(hash("") , hash(b""), hash(()), hash("a") == hash("a"), hash(b"abc") == hash("abc"), hash("abc") == hash(memoryview(b"abc")))
nan = float("nan")
print(nan == nan, {nan: 1}.get(nan), {nan: 1}.get(float("nan")), len({nan, nan, float("nan")}), hash(nan) == hash(nan))


class E:
    def __eq__(self, o):
        return True


class H:
    def __hash__(self):
        return 2**70


class Both:
    __hash__ = None


class Child(E):
    __hash__ = object.__hash__


print(E.__hash__, hash(H()) == hash(2**70), isinstance(hash(Child()), int))
for o in (E(), Both(), [], {}, set(), bytearray(), slice(1), {}.keys(), memoryview(bytearray())):
    try:
        hash(o)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(hash((1, 2, 3)), hash((1, (2, (3,)))), hash(frozenset([1, 2, 3])), hash(frozenset()), hash(range(10)), hash((None,)) == hash((None,)))
print(hash(int) == hash(int), hash(len) == hash(len), hash([].append) == hash([].append), hash(str.upper) == hash(str.upper))
l = []
print(hash(l.append) == hash(l.append), l.append == l.append, [].append == [].append, E().__init__ == E().__init__)
print((1, 2) == (1, 2.0), [1] == (1,), "a" == b"a", 1 == "1", {1} == frozenset([1]), {1: 2}.keys() == {1}, b"a" == bytearray(b"a"), range(2) == range(0, 2), None == 0)
