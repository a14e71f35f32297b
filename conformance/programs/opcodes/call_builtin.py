"""CALL of built-ins: argument errors and errors inside leave nothing behind."""
from probe import T, boom, attempt


class Idx(T):
    def __index__(self):
        raise ValueError("index failed")

    def __len__(self):
        return -1

    def __iter__(self):
        return 5

    def __bool__(self):
        return "yes"

    def __hash__(self):
        return "hash"

    def __str__(self):
        return 5


attempt("len of nothing", lambda: len(T("a")))
attempt("len too many", lambda: len(T("a"), T("b")))
attempt("len keyword", lambda: len(obj=T("a")))
attempt("negative len", lambda: len(Idx("a")))
attempt("range index", lambda: range(Idx("a")))
attempt("iter non-iterator", lambda: iter(Idx("a")))
attempt("bool", lambda: bool(Idx("a")))
attempt("hash", lambda: hash(Idx("a")))
attempt("str", lambda: str(Idx("a")))
attempt("isinstance", lambda: isinstance(T("a"), T("b")))
attempt("getattr default", lambda: getattr(T("a"), "missing", T("default")).name)
attempt("setattr", lambda: setattr(T("a"), "k", T("v")))
attempt("type call", lambda: T())
attempt("object args", lambda: object(T("a")))
attempt("dict", lambda: dict([T("not a pair")]))
attempt("dict pair length", lambda: dict([(T(1), T(2), T(3))]))
attempt("zip strict", lambda: list(zip([T(1), T(2)], [T(3)], strict=True)))
attempt("map fails", lambda: list(map(boom, [T(1), T(2)])))
attempt("print sep", lambda: print(T("a"), sep=T("sep")))
attempt("sorted compare", lambda: sorted([T(1), T(2)]))
attempt("super", lambda: super(T("a"), T("b")))
attempt("exec", lambda: exec(T("code")))
