"""FORMAT_VALUE: the value and the spec are released on every path."""
from probe import T, boom, n, attempt


class V(T):
    def __format__(self, spec):
        print("  format", n(self), repr(spec))
        if spec.startswith("!"):
            raise ValueError("spec " + spec)
        return self.name + spec

    def __repr__(self):
        if self.name == "badrepr":
            raise ValueError("repr failed")
        return "R" + str(self.name)


v = V("v")
print(f"{v}", f"{v:abc}", f"{v!r:>5}", f"{v=}", f"{v = }", f"{v=:x}", f"{v=!s}")
attempt("temporary", lambda: f"{V('t'):x}")
attempt("format fails", lambda: f"{V('t'):!bad}")
attempt("repr fails", lambda: f"{V('badrepr')!r}")
attempt("spec from expression", lambda: f"{V('t'):{V('w'):s}}")
attempt("unsupported spec", lambda: f"{T('plain'):>10}")
attempt("list spec", lambda: f"{[1]:>10}")
attempt("none spec", lambda: f"{None:5}")
attempt("str spec", lambda: f"{'s':d}")
attempt("int spec", lambda: f"{5:s}")
attempt("nested values", lambda: f"{3.14159:{5}.{2}}")
print(n(v))
