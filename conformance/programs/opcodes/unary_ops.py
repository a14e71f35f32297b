"""UNARY_NEGATIVE, UNARY_POSITIVE, UNARY_INVERT, UNARY_NOT and conditional jumps."""
from probe import T, boom, attempt


class U(T):
    def __neg__(self):
        return self

    def __pos__(self):
        return U("pos")

    def __invert__(self):
        raise ValueError("invert failed")

    def __bool__(self):
        if self.name == "bad":
            raise ValueError("bool failed")
        return self.name == "true"


attempt("neg", lambda: (-U("a")).name)
attempt("pos", lambda: (+U("a")).name)
attempt("invert", lambda: ~U("a"))
attempt("unsupported", lambda: -T("a"))
attempt("not", lambda: not U("true"))
attempt("not fails", lambda: not U("bad"))
attempt("and", lambda: (U("true") and U("x")).name)
attempt("and short", lambda: (U("false") and boom()).name)
attempt("or", lambda: (U("false") or U("y")).name)
attempt("or short", lambda: (U("true") or boom()).name)
attempt("and fails", lambda: U("bad") and 1)
attempt("if", lambda: 1 if U("true") else 2)
attempt("if fails", lambda: 1 if U("bad") else 2)


def loop():
    i = 0
    while U("true" if i < 2 else "false"):
        i += 1
        if not U("false") and (U("true") or boom()):
            continue
    assert U("true"), "no"
    assert U("false"), T("assertion message")


attempt("while and assert", loop)


class L(T):
    def __len__(self):
        return 0


attempt("by length", lambda: "full" if L("l") else "empty")
attempt("bool not bool", lambda: not type("B", (T,), {"__bool__": lambda s: 1})("b"))
