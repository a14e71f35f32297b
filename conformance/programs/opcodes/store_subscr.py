"""STORE_SUBSCR: value, container and key are released whether the store works or not."""
from probe import T, boom, n, attempt


class Bad(T):
    def __setitem__(self, k, v):
        print("  counts", n(self), n(k), n(v))
        raise KeyError("setitem failed")


def store(c, k, v):
    c()[k()] = v()


attempt("custom", store, lambda: Bad("container"), lambda: T("key"), lambda: T("value"))
attempt("no setitem", store, lambda: T("container"), lambda: T("key"), lambda: T("value"))
attempt("tuple", store, tuple, lambda: 0, lambda: T("value"))
attempt("list range", store, list, lambda: 0, lambda: T("value"))
attempt("list type", store, list, lambda: T("key"), lambda: T("value"))
attempt("dict unhashable", store, dict, list, lambda: T("value"))
attempt("container fails after value", store, boom, lambda: T("key"), lambda: T("value"))
attempt("key fails", store, lambda: Bad("container"), boom, lambda: T("value"))


def store_in_dict(c, k, v):
    c()[k()] = v()


attempt("dict temporary", store_in_dict, dict, lambda: T("key"), lambda: T("value"))
d, l = {}, [None]
for i in range(2):
    d["k"] = l[0] = T(i)
    print("stored", n(l[0]))
l[0], d["k"] = d["k"], l[0]
d["k"] = None
l[-1] = 5
print("end")
