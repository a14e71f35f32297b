"""Calling a class: instance, constructor arguments, and failures in __new__ and __init__."""
from probe import T, boom, n, attempt


class New(T):
    def __new__(cls, *a, **k):
        self = super().__new__(cls)
        self.name = "from new"
        if a and a[0] == "fail":
            raise ValueError("new failed")
        return self

    def __init__(self, *a):
        print("  init", n(self))
        if a and a[0] == "bad":
            raise ValueError("init failed")
        if a and a[0] == "value":
            return 5


class Other(T):
    def __new__(cls, x):
        return x

    def __init__(self, x):
        print("  never")


class Meta(type):
    def __call__(cls, *a):
        print("  meta call", len(a))
        return super().__call__(*a)


class WithMeta(T, metaclass=Meta):
    pass


attempt("fine", lambda: New().name)
attempt("new fails", lambda: New("fail", T("arg")))
attempt("init fails", lambda: New("bad", T("arg")))
attempt("init returns", lambda: New("value"))
attempt("new returns another", lambda: Other(T("arg")).name)
attempt("meta", lambda: WithMeta("w").name)
attempt("wrong arguments", lambda: T(T(1), T(2)))
attempt("object takes none", lambda: type("E", (), {})(T("arg")))
attempt("type with one", lambda: type(T("t")).__name__)
attempt("type bad bases", lambda: type("X", (T("not a class"),), {"a": T("in namespace")}))
