"""UNPACK_EX: starred targets, their lists, and failures."""
from probe import T, boom, n, attempt


def gen(k, fail=False):
    for i in range(k):
        yield T(i)
    if fail:
        boom()


def middle(src):
    a, *m, z = src
    print("  ", a, m, z, n(m), n(a))


attempt("five", middle, range(5))
attempt("generator", lambda: middle(gen(4)))
attempt("exactly two", lambda: middle(gen(2)))
attempt("too few", lambda: middle(gen(1)))
attempt("fails while filling", lambda: middle(gen(3, True)))
attempt("fails before", lambda: middle(boom()))
attempt("not iterable", middle, None)
*all_, = "abc"
print(all_)
first, *rest = [T("h")]
print(first, rest)
for i, *j in [(1, 2, 3), "xy"]:
    print(i, j)
(a, *b), *c = ("pqr", 1, 2)
print(a, b, c)
