"""LIST_APPEND and nested comprehensions: the half-built list dies on an error, outer locals stay."""
from probe import T, boom, n, attempt


def gen(k, fail=None):
    for i in range(k):
        if i == fail:
            boom()
        yield T(i)


attempt("fine", lambda: len([x for x in gen(3)]))
attempt("source fails", lambda: [x for x in gen(4, 2)])
attempt("element fails", lambda: [x if x.name < 2 else boom() for x in gen(4)])
attempt("condition fails", lambda: [x for x in gen(3) if x.name < 1 or boom()])
attempt("nested", lambda: sum(len(r) for r in [[x for x in gen(2)] for _ in range(2)]))
attempt("inner fails", lambda: [[y if y.name or not x.name else boom() for y in gen(2)] for x in gen(2)])
attempt("generator expression", lambda: next(x.name for x in gen(3) if x.name == 1))
attempt("unpacking target", lambda: len([a for a, b in zip(gen(2), gen(2))]))
attempt("target fails", lambda: [a for a, b in [(1, 2), T("not a pair")]])
attempt("not iterable", lambda: [x for x in T("no")])
attempt("shared", lambda: (lambda x: n(x[0]))([T("a")] * 3))
