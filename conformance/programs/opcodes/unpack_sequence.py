"""UNPACK_SEQUENCE: too few, too many, failing iterators; targets already stored stay stored."""
from probe import T, boom, n, attempt


def gen(k, fail=False):
    for i in range(k):
        yield T(i)
    if fail:
        boom()


def two(source):
    a, b = source
    print("  unpacked", a, b)


attempt("tuple", lambda: two((T("a"), T("b"))))
attempt("list", lambda: two([T("a"), T("b")]))
attempt("generator", lambda: two(gen(2)))
attempt("too few", lambda: two(gen(1)))
attempt("too many", lambda: two(gen(3)))
attempt("tuple too many", lambda: two((T(0), T(1), T(2))))
attempt("list too few", lambda: two([T(0)]))
attempt("iterator fails", lambda: two(gen(1, True)))
attempt("not iterable", lambda: two(5))
attempt("string", lambda: two("xyz"))


class O:
    def __setattr__(self, k, v):
        raise AttributeError("store failed")


def partial():
    global kept
    kept, O().x, other = T("kept"), T("failing"), T("never stored")


attempt("store fails in the middle", partial)
print("kept is", kept)
(p, q), r = (T("p"), 1), 2
print(n(p))
[p, q] = "ab"
print(p, q)
