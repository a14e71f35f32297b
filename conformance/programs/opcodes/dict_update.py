"""DICT_UPDATE and MAP_ADD: double star in displays and dict comprehensions."""
from probe import T, boom, n, attempt


class Mapping(T):
    def keys(self):
        return ["p", "q", "r"]

    def __getitem__(self, k):
        if self.name == "fails" and k == "q":
            raise KeyError("getitem")
        return T(k)


attempt("display", lambda: len({"a": T("a"), **{"b": T("b")}, "b": T("b2")}))
attempt("mapping", lambda: len({"a": T("a"), **Mapping("m")}))
attempt("mapping fails", lambda: {"a": T("a"), **Mapping("fails"), "z": T("z")})
attempt("not a mapping", lambda: {"a": T("a"), **5})
attempt("list of pairs is no mapping", lambda: {**[("a", 1)]})
attempt("comprehension", lambda: len({i % 2: T(i) for i in range(4)}))
attempt("key before value", lambda: {print("  key"): print("  value") for _ in [0]} and None)
attempt("comprehension fails", lambda: {i: T(i) if i < 2 else boom() for i in range(4)})
attempt("unhashable key", lambda: {[]: T(i) for i in range(2)})
x = T("x")
d = {"x": x}
e = {**d, **d}
print(n(x), e is d)
