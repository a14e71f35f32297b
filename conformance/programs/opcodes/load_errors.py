"""LOAD_NAME, LOAD_GLOBAL, LOAD_FAST, LOAD_DEREF and LOAD_CLASSDEREF when the name is missing."""
from probe import T, attempt


def fast(flag):
    if flag:
        v = 1
    return v


def deref():
    def inner():
        return v
    r = inner()
    v = 1
    return r


def classderef():
    v = "enclosing"

    class C:
        a = v
        v = "class"
        b = v
    return C.a + " " + C.b


def classderef_unbound():
    class C:
        a = w
    w = 1


def glob():
    return no_such_global


def pushed():
    return [T("on the stack"), no_such_global]


for f in (lambda: fast(False), deref, classderef, classderef_unbound, glob, pushed):
    attempt(f.__name__, f)
attempt("name", lambda: exec("no_such_name"))
attempt("builtins", lambda: eval("len", {"__builtins__": {"len": "replaced"}}))
attempt("no builtins", lambda: eval("len", {"__builtins__": {}}))


class NS(dict):
    def __missing__(self, k):
        if k == "bad":
            raise ValueError("missing failed")
        return T(k)


attempt("custom namespace", lambda: eval("a.name", {}, NS()))
attempt("custom namespace fails", lambda: eval("bad", {}, NS()))
