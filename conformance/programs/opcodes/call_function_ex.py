"""CALL_FUNCTION_EX: the argument tuple and dict, passed through or copied."""
from probe import T, boom, n, attempt


def f(*a, **k):
    return n(a[0]) if a else -1


x = T("x")
t, d = (x,), {"k": x}
print("tuple kept", f(*t), n(t), "with dict", f(*t, **d), n(d))
print("list", f(*[x]), "generator", f(*(i for i in [x])))
attempt("temporary tuple", lambda: f(*(T(1), T(2))))
attempt("several", lambda: f(T(0), *[T(1)], *(T(2),)))
attempt("generator fails", lambda: f(T(0), *(boom() for _ in [1])))
attempt("dict after failing", lambda: f(*[T(0)], **boom()))
attempt("not callable", lambda: (lambda g: g(*[T(0)], **{"k": T("kw")}))(None))
attempt("builtin", lambda: max(*[1, 2, 3]))
attempt("builtin kwargs", lambda: sorted(*[[2, 1]], **{"reverse": True})[0])
attempt("class", lambda: T(*["made"]).name)
attempt("wrong count", lambda: (lambda a: 0)(*[T(1), T(2)]))
attempt("bound method", lambda: T("b").__repr__(*[]))
print(n(x), n(t), n(d))
