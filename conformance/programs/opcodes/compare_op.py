"""COMPARE_OP, IS_OP, CONTAINS_OP: operands, chained comparisons and errors."""
from probe import T, boom, n, attempt


class C(T):
    def __lt__(self, o):
        print("  lt", self.name, n(self), n(o))
        return R("result of " + self.name) if self.name != "last" else False

    def __eq__(self, o):
        if self.name == "bad":
            raise ValueError("eq failed")
        return NotImplemented

    def __contains__(self, x):
        return T("truthy")


class R(T):
    def __bool__(self):
        if "raise" in self.name:
            raise ValueError("bool failed")
        return True


attempt("lt", lambda: bool(C("a") < C("b")))
attempt("chain", lambda: bool(C("a") < C("b") < C("c")))
attempt("chain stops", lambda: C("last") < C("b") < boom())
attempt("chain bool fails", lambda: C("raise") < C("b") < C("c"))
attempt("chain right fails", lambda: C("a") < boom() < C("c"))
attempt("eq falls back to identity", lambda: C("a") == C("b"))
attempt("eq fails", lambda: C("bad") == C("b"))
attempt("gt reflected", lambda: bool(T("a") > C("b")))
attempt("unorderable", lambda: T("a") <= T("b"))
attempt("contains", lambda: 1 in C("c"))
attempt("not contains", lambda: 1 not in C("c"))
attempt("contains fails", lambda: C("bad") in [C("x")])
attempt("contains by identity first", lambda: (lambda x: x in [x])(C("bad")))
attempt("no contains", lambda: T("x") in T("y"))
attempt("is", lambda: T("a") is T("b"))
attempt("is not", lambda: T("a") is not None)
attempt("list compare", lambda: [T(1), T(2)] == [T(1), T(2)])
attempt("tuple lt", lambda: (1, T("x")) < (1, T("y")))
attempt("dict eq", lambda: {1: C("bad")} == {1: C("y")})
