"""MATCH_CLASS: attributes are taken by position and keyword, and released when the pattern fails."""
from probe import T, boom, n, attempt


class P:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Made(P):
    @property
    def z(self):
        return T("made z")

    @property
    def bad(self):
        raise ValueError("property failed")

    @property
    def gone(self):
        raise AttributeError("quietly")


def kind(p):
    match p:
        case int(v) | float(v):
            return f"number {v}"
        case str() as s:
            return f"string {s}"
        case Made(1, y=yy, z=T(name=zn)):
            return f"made {zn} {n(yy)}"
        case Made(gone=_):
            return "never"
        case Made(x=2, bad=_):
            return "never"
        case P(x=T(), y=None):
            return "P with T"
        case P(a, b):
            return f"P {n(a)}"
        case list([first]) | tuple([first]):
            return "one in a sequence"
    return "nothing"


attempt("int", kind, 5)
attempt("str", kind, "s")
attempt("made", lambda: kind(Made(1, T("y"))))
attempt("property fails", lambda: kind(Made(2, T("y"))))
attempt("keyword class", lambda: kind(P(T("x"), None)))
attempt("positional", lambda: kind(P(T("x"), T("y"))))
attempt("list", lambda: kind([T("item")]))
attempt("nothing", lambda: kind(T("t")))


def bad(code):
    exec("match P(1, 2):\n    case " + code + ": pass")


for code in ("P(1, 2, 3)", "P(1, x=1)", "T(1)", "attempt()", "int(1, 2)"):
    attempt(code, bad, code)
P.__match_args__ = ["x"]
attempt("match args not a tuple", bad, "P(1)")
P.__match_args__ = (5,)
attempt("match args not strings", bad, "P(1)")
