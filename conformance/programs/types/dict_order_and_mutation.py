"""dict order after deletion and reinsertion, key identity, mutation while iterating, unhashable and failing keys."""
d = {k: k for k in "abcde"}
del d["b"]
d["b"] = 1
d["a"] = "kept in place"
print(list(d))
d.pop("e")
d |= {"z": 0, "a": 2}
print(d)
while d:
    print(d.popitem(), end=" ")
print()
d = {1: "int"}
d[True] = "bool"
d[1.0] = "float"
print(d, type(next(iter(d))))


class K:
    def __init__(self, h, log=None):
        self.h, self.log = h, log

    def __hash__(self):
        return self.h

    def __eq__(self, o):
        if self.log is not None:
            self.log.append((self.h, o.h))
        return self.h == o.h and self is o


log = []
d = {K(5, log): i for i in range(4)}
print(len(d), len(log))


class Evil:
    def __init__(self, d):
        self.d = d

    def __hash__(self):
        return 1

    def __eq__(self, o):
        self.d.clear()
        return False


d = {}
d[Evil(d)] = 1
d[Evil(d)] = 2
print(len(d))
d = dict.fromkeys(range(5))
for action in (lambda: d.update({9: 9}), lambda: d.pop(0), lambda: (d.pop(1, None), d.setdefault(10, 1))):
    try:
        for k in d:
            action()
    except RuntimeError as e:
        print(e, len(d))
it = iter(d.items())
next(it)
print(it.__length_hint__(), len(list(it)), it.__length_hint__())
big = {i: i for i in range(1000)}
for i in range(990):
    del big[i]
print(list(big), len(big))
big[0] = 0
print(list(big)[-1])
print(list({**{"x": 1, "y": 2}, "x": 3}), list(dict([("b", 1), ("a", 2), ("b", 3)]).items()))
