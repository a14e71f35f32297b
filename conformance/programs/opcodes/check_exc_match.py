"""CHECK_EXC_MATCH: classes, tuples, expressions with side effects, and the handled exception's count."""
from probe import T, Boom, boom, n, attempt


def pick(label, cls):
    print("  evaluating", label)
    return cls


def f(*classes):
    try:
        raise Boom(T("arg"))
    except pick("first", classes[0]):
        return "first"
    except pick("second", classes[1]) as e:
        return f"second {n(e)} {n(e.args[0])}"


attempt("first", f, Boom, ValueError)
attempt("second", f, ValueError, (KeyError, Boom))
attempt("none", f, ValueError, ())
attempt("not a class", f, 5, Boom)
attempt("expression fails", lambda: f(ValueError, boom()))
attempt("subclass", f, Exception, Boom)
attempt("instance check is not used", f, type("M", (type,), {"__instancecheck__": lambda c, i: True})("X", (), {}), Boom)
