"""STORE_ATTR and DELETE_ATTR: replaced values die after the store; failing stores release both operands."""
from probe import T, boom, n, attempt


class A(T):
    __slots__ = ("s",)

    @property
    def ro(self):
        return 1

    @property
    def rw(self):
        return 1

    @rw.setter
    def rw(self, v):
        print("  setter", n(self), n(v))
        raise ValueError("setter failed")


class G(T):
    def __setattr__(self, k, v):
        print("  setattr", k, v)
        super().__setattr__(k, v)


def store(name, o, v):
    exec(f"o().{name} = v()", {"o": o, "v": v})


for name in ("x", "s", "ro", "rw"):
    attempt(name, store, name, lambda: A("object"), lambda: T("value"))
attempt("int", store, "x", lambda: 5, lambda: T("value"))
attempt("object fails after value", store, "x", boom, lambda: T("value"))
attempt("setattr", store, "attr", lambda: G("g"), lambda: T("value"))
o = A("o")
o.x = T(1)
o.x = T(2)
print("replaced")
o.s = T("slot 1")
o.s = T("slot 2")
print("slot replaced")
del o.x, o.s
attempt("delete missing", lambda: exec("del o.x"))
attempt("delete slot", lambda: exec("del o.s"))
attempt("delete property", lambda: exec("del o.ro"))
attempt("builtin type", lambda: exec("int.x = 1"))
del o
