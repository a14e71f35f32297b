"""DELETE_NAME, DELETE_GLOBAL, DELETE_FAST, DELETE_DEREF and DELETE_SUBSCR."""
from probe import T, attempt

x = T("global")
del x
attempt("name again", lambda: exec("del x"))


def fast():
    v = T("fast")
    del v
    print("  deleted")
    del v


def deref():
    v = T("cell")

    def inner():
        return v
    del v
    print("  deleted")
    return inner()


def deref_twice():
    v = 1

    def inner():
        nonlocal v
        del v
        del v
    inner()


def glob():
    global g
    g = T("g")
    del g
    print("  deleted")
    del g


for f in (fast, deref, deref_twice, glob):
    attempt(f.__name__, f)


class C:
    y = T("class name")
    del y
    print("  in class", "y" in locals())


def subscr(c, k):
    del c[k]


d = {"k": T("dict value")}
attempt("dict", subscr, d, "k")
attempt("dict missing", subscr, d, "k")
attempt("list", subscr, [T(0), T(1)], 0)
attempt("list range", subscr, [], 3)
attempt("tuple", subscr, (T("in tuple"),), 0)
attempt("str", subscr, "abc", 0)
