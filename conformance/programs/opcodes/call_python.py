"""CALL of Python functions: arguments move into the frame, and binding errors release them."""
from probe import T, boom, n, attempt


def f(a, b=2, *args, c, d=4, **kw):
    return n(a)


def posonly(a, /, b):
    return 0


x = T("x")
attempt("fine", lambda: f(x, c=1))
attempt("temporaries", lambda: f(T("a"), T("b"), T("args"), c=T("c"), k=T("kw")))
attempt("missing keyword-only", lambda: f(T("a")))
attempt("missing positional", lambda: f(c=T("c")))
attempt("multiple values", lambda: f(T("a"), a=T("again"), c=1))
attempt("posonly as keyword", lambda: posonly(a=T("a"), b=T("b")))
attempt("too many", lambda: posonly(T(1), T(2), T(3)))
attempt("unexpected keyword", lambda: posonly(T(1), T(2), z=T("z")))
attempt("argument fails", lambda: f(T(1), boom(), c=T("c")))
attempt("function fails", lambda: boom()(T("never made")))
attempt("not callable", lambda: (lambda g: g(T("arg"), k=T("kw")))(5))
attempt("keyword order", lambda: (lambda **k: " ".join(k))(z=1, a=2, m=3))


def rebind(p):
    p = None
    print("  released inside")


attempt("callee drops its argument", lambda: rebind(T("moved")))
