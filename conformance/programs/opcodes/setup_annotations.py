"""SETUP_ANNOTATIONS: module, class and function annotations, evaluated or not, and who keeps them."""
from probe import T, boom, n, attempt

x: T("module annotation") = 1
y: T("no value")
print(sorted(__annotations__), n(__annotations__["x"]), "y" in globals())


class C:
    a: T("class annotation") = 5
    b: int
    x.attr: T("evaluated, not stored")


print(sorted(C.__annotations__), C.a, hasattr(C, "b"))


def f(p: T("parameter")):
    local: T("never evaluated") = p
    return local


print(sorted(f.__annotations__), n(f.__annotations__["p"]))
f.__annotations__ = {}
print("replaced")
attempt("annotation fails after the value", lambda: exec("z: boom() = T('value')", {"T": T, "boom": boom}))
attempt("target fails", lambda: exec("z.q: int = T('value')", {"T": T, "boom": boom}))
__annotations__.clear()
print("module cleared")
C.__annotations__["a"] = None
del __annotations__
print(n(C.__annotations__))
