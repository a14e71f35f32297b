"""Locals, cells and the value stack are released in CPython's order when a function ends."""


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(" ", self.name)


def plain():
    z = T("first assigned")
    a = T("second assigned")
    m = T("third assigned")


def args(a, b, *rest, c, **kw):
    local = T("local")


def cells(arg):
    captured = T("captured")
    before = T("plain")

    def inner():
        return captured, arg


def returns():
    x = T("x")
    return T("returned")


def raises():
    x = T("x in raises")
    y = T("y in raises")
    raise ValueError


def in_expression():
    return [T("elem 0"), T("elem 1"), 1 / 0]


def in_loop():
    for x in [T("loop 0"), T("loop 1"), T("loop 2")]:
        if x.name == "loop 1":
            return "left the loop"


for f in (plain, returns, in_loop):
    print(f.__name__)
    f()
print("args")
args(T("a"), T("b"), T("rest 0"), T("rest 1"), c=T("c"), k=T("kw"))
print("cells")
cells(T("arg cell"))
for f in (raises, in_expression):
    print(f.__name__)
    try:
        f()
    except (ValueError, ZeroDivisionError):
        print("  handler")
