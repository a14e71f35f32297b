"""BUILD_TUPLE: partial tuples die with their items, last pushed first."""
from probe import T, boom, n, attempt

x = T("x")
attempt("count", lambda: n((x, x)[1]))
attempt("fail last", lambda: (T(1), T(2), boom()))
attempt("nested", lambda: (T(1), (T(2), boom(), T(3))))
attempt("fine", lambda: (T(1), T(2)))
attempt("return two", lambda: len((x, T(1))))


def swap(a, b):
    a, b = b, a
    return n(a)


attempt("swap without a tuple", swap, x, T("y"))
a, b, c = x, 1, 2
a, b, c = c, b, a
print("rotated", n(x), c is x)
