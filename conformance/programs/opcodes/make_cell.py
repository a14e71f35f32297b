"""MAKE_CELL, COPY_FREE_VARS, LOAD_CLOSURE: a captured argument moves into its cell."""
from probe import T, n, attempt


def arg_cell(x):
    def inner():
        return n(x)
    a = n(x)
    b = inner()
    return a, b, n(inner.__closure__[0])


def two_levels(x):
    def mid():
        def low():
            return n(x)
        return low
    return mid()


def own_name():
    def rec(k):
        return 0 if k == 0 else rec(k - 1)
    return rec(3)


def class_cell():
    t = T("captured by class body and method")

    class C:
        direct = t

        def m(self):
            return t, __class__
    return C


print(arg_cell(T("arg")))
low = two_levels(T("deep"))
print(low(), [n(c) for c in low.__closure__])
del low
print(own_name())
C = class_cell()
print(n(C.direct), C().m()[1] is C, C.m.__code__.co_freevars)
del C
import gc
gc.collect()


def unbound_cell():
    if False:
        x = 1
    return lambda: x


f = unbound_cell()
attempt("empty cell", f)
f.__closure__[0].cell_contents = T("filled")
print(f())
del f
