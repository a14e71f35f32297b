"""DICT_MERGE: double star in calls, duplicates, non-string keys and non-mappings."""
from probe import T, boom, n, attempt


def f(*args, **kwargs):
    return len(args) + len(kwargs)


class M(T):
    def keys(self):
        return ["k", "k"] if self.name == "dup" else ["k"]

    def __getitem__(self, k):
        return T("item " + k)


attempt("fine", lambda: f(T(1), **{"a": T("a")}, b=T("b")))
attempt("duplicate", lambda: f(T(1), a=T("a1"), **{"a": T("a2")}))
attempt("duplicate of two", lambda: f(**{"a": T("a1")}, **{"b": T("b"), "a": T("a2")}))
attempt("not a mapping", lambda: f(T(1), **5))
attempt("not a mapping, method", lambda: "".join(**None))
attempt("non-string key", lambda: f(T(1), **{1: T("one")}))
attempt("mapping object", lambda: f(**M("m")))
attempt("mapping twice the same key", lambda: f(**M("dup")))
attempt("positional given twice", lambda: (lambda a: 0)(T("p"), **{"a": T("kw")}))
attempt("value fails", lambda: f(**{"a": T("a")}, b=boom()))
d = {"x": T("x")}
attempt("count inside", lambda: (lambda **k: n(k["x"]))(**d))
