"""LOAD_ATTR: what is released when the attribute is found, made, missing or raising."""
from probe import T, n, attempt


class A(T):
    cls = T("class attribute")

    @property
    def prop(self):
        return n(self)

    @property
    def bad(self):
        local = T("getter local")
        raise ValueError("getter")

    def __getattr__(self, k):
        if k == "made":
            return T("made by getattr")
        raise AttributeError("custom " + k)


a = A("a")
a.own = T("own")
print(n(a.own), n(a.cls), a.prop)
attempt("temporary owner, own attribute", lambda: A("tmp").name)
attempt("temporary owner, property", lambda: A("tmp").prop)
attempt("getter raises", lambda: A("tmp").bad)
attempt("made", lambda: A("tmp").made.name)
attempt("missing", lambda: A("tmp").missing)
attempt("plain missing", lambda: T("plain").missing)
attempt("class missing", lambda: A.missing)
attempt("module missing", lambda: __import__("sys").missing)
attempt("int missing", lambda: (5).missing)
attempt("None missing", lambda: None.missing)


class Get(T):
    def __getattribute__(self, k):
        if k in ("name", "__class__"):
            return super().__getattribute__(k)
        return T("from getattribute " + k)


attempt("getattribute", lambda: Get("g").anything.name)
for i in range(20):
    assert a.own is not None
print("specialized, same count", n(a.own))
