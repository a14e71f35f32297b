"""MATCH_MAPPING, MATCH_KEYS and the rest of a mapping pattern."""
from probe import T, boom, n, attempt


def kind(x):
    match x:
        case {"type": "a", "value": v}:
            return f"a {n(v)}"
        case {"type": "b", **rest}:
            return f"b {sorted(rest)} {n(rest)}"
        case {1: _, 2: two}:
            return f"two {two}"
        case {}:
            return "some mapping"
        case _:
            return "no mapping"


attempt("value", lambda: kind({"type": "a", "value": T("v"), "more": T("m")}))
attempt("rest", lambda: kind({"type": "b", "x": T("x"), "y": T("y")}))
attempt("missing key", lambda: kind({"type": "a"}))
attempt("int keys", lambda: kind({1: T(1), 2: T(2)}))
attempt("empty", lambda: kind({}))
attempt("list", lambda: kind([("type", "a")]))


class D(dict):
    def __missing__(self, k):
        raise AssertionError("never asked")

    def get(self, k, default=None):
        print("  get", k)
        if k == "value" and "boom" in self:
            boom()
        return dict.get(self, k, default)


attempt("get is used", lambda: kind(D(type="a", value=T("v"))))
attempt("get fails", lambda: kind(D(type="a", value=T("v"), boom=1)))
import types
attempt("proxy", lambda: kind(types.MappingProxyType({"type": "b"})))


def duplicate(k):
    class N:
        a = b = "same"
    match {"same": T("s")}:
        case {N.a: x, N.b: y}:
            return "never"


attempt("duplicate keys", duplicate, 1)
