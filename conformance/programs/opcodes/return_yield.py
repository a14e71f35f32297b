"""RETURN_VALUE, YIELD_VALUE and RETURN_GENERATOR: what is alive when the caller gets the value."""
from probe import T, boom, n, attempt


def ret_local():
    x = T("x")
    return x


def ret_expr():
    x = T("local")
    return T("result")


def ret_finally():
    try:
        return T("first")
    finally:
        return T("second")


def ret_try():
    try:
        return T("value")
    finally:
        print("  finally, value waits")


def ret_finally_raises():
    try:
        return T("value")
    finally:
        boom()


def ret_loop():
    for x in [T(0), T(1)]:
        for y in (T("y"),):
            return x


print(n(ret_local()), n(ret_expr()))
for f in (ret_local, ret_expr, ret_finally, ret_try, ret_finally_raises, ret_loop):
    attempt(f.__name__, f)


def gen():
    x = T("in generator")
    yield n(x)
    yield x
    yield T("temporary")


g = gen()
print(next(g), n(next(g)))
v = next(g)
print("temporary owned by caller", n(v))
del v
attempt("rest", lambda: len(list(g)))
attempt("discarded yields", lambda: [None for _ in gen()] and None)
