"""BUILD_SLICE: a slice owns its parts and passes them on to __getitem__."""
from probe import T, boom, n, attempt


class Seq:
    def __getitem__(self, k):
        if isinstance(k, slice):
            return n(k.start), n(k)
        return type(k).__name__

    def __setitem__(self, k, v):
        print("  set", type(k).__name__, v)

    def __delitem__(self, k):
        print("  del", k.step)
        raise KeyError("delitem")


s = Seq()
x = T("x")
print(s[x:5], s[x:x:x], s[1, x:2])
attempt("temporaries", lambda: s[T("start"):T("stop"):T("step")][1])
attempt("stop fails", lambda: s[T("start"):boom()])


def store():
    s[T("a"):T("b")] = T("value")


def delete():
    del s[::T("step")]


attempt("store", store)
attempt("delete", delete)
attempt("list needs index", lambda: [1, 2, 3][T("no index"):])
print(n(x))
print("constant slices are built each time", [1, 2, 3][1:], "abc"[::-1])
