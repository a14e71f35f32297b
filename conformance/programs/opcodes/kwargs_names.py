"""KW_NAMES: keyword calls of functions, methods, classes, built-ins and partials keep exact counts."""
from functools import partial
from probe import T, n, attempt


def f(a, *, k):
    return n(k)


class C(T):
    def m(self, *, k):
        return n(k), n(self)

    @classmethod
    def c(cls, k):
        return n(k)

    def __call__(self, k):
        return n(k)


x, c = T("x"), C("c")
print(f(1, k=x), c.m(k=x), C.c(k=x), c(k=x), partial(f, 1)(k=x), partial(f, k=x)(1), (lambda **k: n(k["k"]))(k=x))
attempt("temporary", lambda: f(1, k=T("temp")))
attempt("class", lambda: C(name=T("name of c")).name.name)
attempt("builtin", lambda: len(sorted([T(1)], key=lambda t: t.name)))
attempt("builtin unknown", lambda: sorted([T(1)], bad=T("kw")))
attempt("no keywords allowed", lambda: [].append(object=T("kw")))
attempt("dict", lambda: dict(a=T("a"), b=T("b"))["b"].name)
attempt("print end", lambda: print(end=T("end")))
attempt("missing", lambda: f(T("a")))
attempt("partial missing", lambda: partial(f, T("a"))())
print(n(x), n(c))
