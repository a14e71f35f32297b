"""BUILD_SET: an unhashable or failing member releases the set and what is still on the stack."""
from probe import T, boom, n, attempt


class H(T):
    def __hash__(self):
        if self.name == "bad":
            raise TypeError("hash failed")
        return 1

    def __eq__(self, o):
        if "eq" in (self.name, o.name):
            raise ValueError("eq failed")
        return self.name == o.name


attempt("equal members keep the first", lambda: len({H("a"), H("a"), H("b")}))
attempt("hash fails", lambda: {H("a"), H("bad"), H("c")})
attempt("eq fails", lambda: {H("a"), H("eq"), H("c")})
attempt("unhashable", lambda: {H("a"), []})
attempt("value fails", lambda: {H("a"), boom()})
x = H("x")
attempt("count", lambda: n(next(iter({x}))))
