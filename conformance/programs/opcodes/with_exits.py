"""BEFORE_WITH and WITH_EXCEPT_START: managers, their __exit__ and exceptions on every way out."""
from probe import T, boom, n, attempt


class M(T):
    def __init__(self, name, swallow=False, fail=None):
        super().__init__(name)
        self.swallow, self.fail = swallow, fail

    def __enter__(self):
        if self.fail == "enter":
            boom()
        return self

    def __exit__(self, t, v, tb):
        print("  exit", self.name, t and t.__name__, n(self))
        if self.fail == "exit":
            raise KeyError("exit failed")
        return self.swallow


def body(how, *ms):
    with ms[0]:
        if how == "raise":
            boom()
        if how == "return":
            return T("returned").name
    return "fell through"


for how in ("fall", "return", "raise"):
    attempt(how, lambda: body(how, M("m")))
attempt("swallow", lambda: body("raise", M("m", True)))
attempt("enter fails", lambda: body("fall", M("m", fail="enter")))
attempt("exit fails", lambda: body("fall", M("m", fail="exit")))
attempt("exit fails while raising", lambda: body("raise", M("m", fail="exit")))
attempt("no protocol", lambda: body("fall", T("plain")))


class NoExit(T):
    def __enter__(self):
        print("  never entered")


attempt("no exit", lambda: body("fall", NoExit("half")))


def nested():
    for i in range(2):
        with M("a"), M("b") as b:
            if i:
                break
            continue
    return "done"


attempt("break and continue", nested)
attempt("async in sync", lambda: body("fall", type("A", (), {"__aenter__": 1, "__aexit__": 1})()))
