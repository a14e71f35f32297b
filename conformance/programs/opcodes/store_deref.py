"""LOAD_DEREF, STORE_DEREF, DELETE_DEREF: a cell's old value dies after the new one is stored."""
from probe import T, n, attempt


def maker():
    x = T("one")

    def get():
        return n(x)

    def put(v):
        nonlocal x
        x = v

    def drop():
        nonlocal x
        del x
    return get, put, drop


get, put, drop = maker()
print(get())
put(T("two"))
print("stored", get())
drop()
attempt("unbound", get)
attempt("delete twice", drop)
put(T("three"))
del get, put
print("last function holds the cell")
del drop


def loop():
    fs = []
    for x in [T(0), T(1)]:
        fs.append(lambda: x)
    return fs


fs = loop()
print("one cell, last value", fs[0]() is fs[1]())
fs.clear()


def exc_cell():
    try:
        raise ValueError(T("in exception"))
    except ValueError as e:
        f = lambda: e
    return f


attempt("exception name in a cell is unbound", exc_cell())
