"""SET_UPDATE and SET_ADD: star members of a set display and set comprehensions."""
from probe import T, boom, attempt


class H(T):
    def __hash__(self):
        return len(self.name)

    def __eq__(self, o):
        return self.name == o.name


def gen(names, fail=False):
    for c in names:
        yield H(c)
    if fail:
        boom()


attempt("display", lambda: len({H("a"), *gen("abc"), *gen("bcd")}))
attempt("fails", lambda: {H("a"), *gen("xy", True), H("z")})
attempt("not iterable", lambda: {H("a"), *3})
attempt("comprehension", lambda: len({x for x in gen("aab")}))
attempt("comprehension fails", lambda: {x for x in gen("ab", True)})
attempt("unhashable", lambda: {[x] for x in gen("ab")})
attempt("constants", lambda: len({1, 2, 3, 1}))
