"""BUILD_MAP and BUILD_CONST_KEY_MAP: pairs on the stack when a later key or value fails."""
from probe import T, boom, n, attempt


class K(T):
    def __hash__(self):
        if self.name == "bad":
            raise TypeError("hash failed")
        return 1

    def __eq__(self, o):
        return self.name == o.name


attempt("duplicate key keeps first key, last value", lambda: len({K("a"): T(1), K("a"): T(2)}))
attempt("bad key", lambda: {K("a"): T(1), K("bad"): T(2), K("c"): T(3)})
attempt("value fails", lambda: {K("a"): T(1), K("b"): boom()})
attempt("key fails", lambda: {K("a"): T(1), boom(): T(2)})
attempt("const keys", lambda: {"a": T(1), "b": T(2), "a": T(3)})
attempt("const keys, value fails", lambda: {"a": T(1), "b": boom()})
attempt("unhashable", lambda: {"a": T(1), []: T(2)})
x = T("x")
attempt("count", lambda: n({"p": x, "q": x}["p"]))
order = []
d = {(order.append("k1"), 1)[1]: order.append("v1"), (order.append("k2"), 2)[1]: order.append("v2")}
print(order)
