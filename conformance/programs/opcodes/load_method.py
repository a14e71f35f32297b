"""LOAD_METHOD and PRECALL/CALL: a method call pushes function and self, and makes no bound method."""
from probe import T, boom, n, attempt


class A(T):
    def m(self, *a):
        return n(self)

    @staticmethod
    def s(*a):
        return len(a)

    @classmethod
    def c(cls, *a):
        return cls.__name__

    def __call__(self, *a):
        return n(self)


a = A("a")
a.own = lambda *x: len(x)
print(a.m(), a.s(), a.c(), a.own(1, 2), a(), (a.m)())
m = a.m
print("through a bound method", m(), n(a))
del m
attempt("temporary self", lambda: A("tmp").m())
attempt("temporary self with argument", lambda: A("tmp").m(T("arg")))
attempt("argument fails", lambda: A("tmp").m(T("arg"), boom()))
attempt("static", lambda: A("tmp").s(T("arg")))
attempt("class", lambda: A("tmp").c())
attempt("callable instance", lambda: A("tmp")(T("arg")))
attempt("missing method", lambda: A("tmp").missing(T("never")))
attempt("not callable", lambda: T("tmp").name(T("arg")))
attempt("wrong arguments", lambda: T("tmp").__repr__(T("extra")))
attempt("super", lambda: super(A, A("s")).__repr__())
attempt("builtin method", lambda: [T("item")].append(T("new")))
