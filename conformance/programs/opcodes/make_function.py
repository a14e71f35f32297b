"""MAKE_FUNCTION: defaults, keyword defaults, annotations and closure are owned by the new function."""
from probe import T, boom, n, attempt


def make(cell):
    def f(a: T("annotation") = T("default"), *, k=T("kwdefault")):
        return cell
    return f


f = make(T("cell"))
print(n(f.__defaults__), n(f.__defaults__[0]), n(f.__kwdefaults__["k"]), n(f.__annotations__["a"]))
print("same code, other function", make(None).__code__ is f.__code__)
print("drop: order of a function's parts")
del f
attempt("default fails", lambda: exec("def g(a=T(1), b=T(2), *, c=boom()): pass"))
attempt("annotation fails", lambda: exec("def g(a: T(1) = T(2), b: boom() = 3): pass"))
attempt("lambda default", lambda: (lambda x=T("lambda default"): n(x))())


def deco(name):
    t = T("decorator " + name)

    def apply(func):
        print("  apply", name)
        if name == "bad":
            boom()
        return func
    return apply


@deco("outer")
@deco("inner")
def decorated(x=T("decorated default")):
    pass


attempt("decorator fails", lambda: exec("@deco('bad')\ndef g(x=T('default')): pass"))
decorated.__defaults__ = None
print("defaults replaced")
f2 = lambda: 0
f2.__closure__ is None and print("no closure")
attempt("generator function default", lambda: (lambda x=T("d"): (yield x))().gi_frame is not None)
