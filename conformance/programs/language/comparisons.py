"""Comparison chains, identity, containers comparing by identity first, rich comparison results that are no booleans."""


class V:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        print(f"{self.n}<{o.n}", end=" ")
        return self.n < o.n

    def __eq__(self, o):
        print(f"{self.n}=={getattr(o, 'n', o)}", end=" ")
        return self.n == getattr(o, "n", o)


def v(n):
    print(f"v{n}", end=" ")
    return V(n)


print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(v(1) < v(2) == v(2))
print(v(1) in [v(2), v(1)])
print([v(1), v(2)] < [v(1), v(3)])
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], [nan] == [float("nan")], {nan: 1}[nan], (nan,) < (nan,))
print(1 < 2 > 1, 1 == 1.0 == True == 1 + 0j, 0 < 1 in [1], "a" < "b" <= "b" != "c", not 1 < 2 < 1)
print(None == 0, None is None, [] is [], ... is Ellipsis)
print([1, [2, 3]] == [1, [2, 3]], (1, 2) < (1, 2, 3), [] < [0], {1: 2} == {1: 2.0}, {1} < {1, 2}, {1} < {2})


class Arr:
    def __lt__(self, o):
        return [True, False]

    def __bool__(self):
        raise ValueError("ambiguous")


print(Arr() < 1, 1 > Arr())
try:
    print(Arr() and 1)
except ValueError as e:
    print(e)


class Hashless:
    def __eq__(self, o):
        return True


print(Hashless.__hash__, Hashless() == 5, 5 == Hashless(), Hashless() != 5, Hashless() in [1])
