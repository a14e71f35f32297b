"""JUMP_IF_*_OR_POP and POP_JUMP_*: the tested value is kept or dropped, with None tests."""
from probe import T, boom, n, attempt


class F(T):
    def __bool__(self):
        print("  bool", self.name, n(self))
        return False


attempt("or keeps the last", lambda: (F(1) or F(2) or T(3)).name)
attempt("and keeps the first false", lambda: (F(1) and boom()).name)
attempt("mixed", lambda: (F(1) or T(2) and F(3) or T(4)).name)
attempt("is None is no bool", lambda: 1 if F(1) is None else 2)
attempt("not", lambda: not (F(1) or F(2)))
attempt("while", lambda: [x for x in [F(1), F(2)] if x is not None and not x] and "both")
attempt("ternary temporary", lambda: (T("yes") if F("test") else T("no")).name)
attempt("double not", lambda: not not F(1))


def nested(x):
    if x is not None and (x or T("made")):
        return "in"
    return "out"


attempt("nested", lambda: nested(F("x")))
attempt("nested none", nested, None)
