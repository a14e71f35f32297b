"""YIELD_VALUE in the middle of expressions: the suspended stack keeps its temporaries, dropping releases them."""
from probe import T, n, attempt


def g():
    x = [T("waits on the stack"), (yield 1), T("after")]
    yield len(x)


a = g()
next(a)
print("suspended inside a list display")
del a
a = g()
next(a)
print(a.send(T("sent in")))
del a


def h():
    return (yield T("first")), (yield T("second"))


attempt("exhaust", lambda: len(list(h())))
b = h()
v = next(b)
print(n(v))
del v
next(b)
b.close()


def call():
    print("  got", max(T("argument").name, (yield), key=len))


c = call()
next(c)
print("argument waits")
attempt("send", c.send, "longer than argument")


def fails():
    d = {T("key").name: T("value"), "k": (yield)}


e = fails()
next(e)
attempt("throw into a dict display", e.throw, ValueError("thrown"))
