"""LIST_EXTEND and LIST_TO_TUPLE: star items, failing iterators, non-iterables."""
from probe import T, boom, n, attempt


def gen(k, fail=False):
    for i in range(k):
        yield T(i)
    if fail:
        boom()


attempt("list display", lambda: len([T("a"), *gen(2), T("z")]))
attempt("tuple display", lambda: len((T("a"), *gen(2))))
attempt("iterator fails", lambda: [T("a"), *gen(2, True), T("z")])
attempt("tuple iterator fails", lambda: (T("a"), *gen(2, True)))
attempt("not iterable", lambda: [T("a"), *5])
attempt("not iterable in a call", lambda: print(*5))
attempt("not iterable with other args", lambda: print(T("a"), *None))


class It(T):
    def __iter__(self):
        raise KeyError("iter failed")


class Len(T):
    def __iter__(self):
        return iter([1])

    def __length_hint__(self):
        raise ValueError("hint failed")


attempt("iter fails", lambda: [*It("it")])
attempt("hint fails", lambda: [*Len("len")])
x = (T("x"), 1)
y = [*x]
print("shared items", n(x[0]))
z = *x, *y
print("shared again", n(x[0]))
print("constant list", [1, 2, 3] is [1, 2, 3])
