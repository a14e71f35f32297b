"""BUILD_STRING: pieces of an f-string die when a later piece fails."""
from probe import T, boom, attempt


class F(T):
    def __format__(self, spec):
        print("  format", self.name, repr(spec))
        if spec == "bad":
            raise ValueError("bad spec")
        return f"<{self.name}>"

    def __str__(self):
        return self.name + "!"


attempt("two", lambda: f"{F('a')}-{F('b'):>5}")
attempt("fail", lambda: f"{F('a')}{F('b'):bad}{F('c')}")
attempt("expression fails", lambda: f"{F('a')}{boom()}")
attempt("conversions", lambda: f"{F('a')!s:8}|{F('a')!r}|{'é'!a}")
attempt("nested spec", lambda: f"{F('a'):{F('w')}.{1 + 1}}")
attempt("spec fails", lambda: f"{F('a'):{boom()}}")


class NotStr(T):
    def __format__(self, spec):
        return 5


class BadStr(T):
    def __str__(self):
        return self


attempt("format returns int", lambda: f"{NotStr('x')}")
attempt("str returns self", lambda: f"{BadStr('y')!s}")
s = "".join(["o", "nly"])
print("single plain piece is the string itself", f"{s}" is s, f"{s}{''}" is s)
