"""BINARY_SUBSCR: list, tuple, dict, str and custom containers with temporaries and errors."""
from probe import T, boom, n, attempt


class C(T):
    def __getitem__(self, k):
        print("  get", n(self), n(k) if isinstance(k, T) else k)
        if isinstance(k, str):
            raise KeyError(k)
        return k


class Missing(dict):
    def __missing__(self, k):
        return T("missing made")


class K(T):
    def __hash__(self):
        raise ValueError("hash failed")


attempt("custom", lambda: C("c")[T("k")].name)
attempt("custom fails", lambda: C("c")["s"])
attempt("list", lambda: [T(0), T(1)][1].name)
attempt("list negative", lambda: [T(0), T(1)][-2].name)
attempt("list range", lambda: [T(0)][5])
attempt("list key", lambda: [T(0)][T("k")])
attempt("tuple", lambda: (T(0), T(1))[0].name)
attempt("tuple range", lambda: (T(0),)[1])
attempt("dict", lambda: {"a": T("a")}["a"].name)
attempt("dict missing", lambda: {"a": T("a")}[T("k")])
attempt("dict subclass", lambda: Missing()[0].name)
attempt("dict hash", lambda: {"a": T("a")}[K("k")])
attempt("str", lambda: "abc"[T("k")])
attempt("not subscriptable", lambda: T("x")[T("k")])
attempt("none", lambda: (lambda none: none[T("k")])(None))
attempt("class getitem", lambda: list[T].__args__[0].__name__)
attempt("class without", lambda: T[T("k")])
attempt("key fails", lambda: C("c")[boom()])
