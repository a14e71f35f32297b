"""Decorators: evaluation order, arguments, classes, methods, and arbitrary expressions."""


def tag(name):
    print("make", name)

    def deco(f):
        print("apply", name, "to", getattr(f, "__name__", f))
        return f
    return deco


@tag("a")
@tag("b")
def f():
    return "f"


@tag("class")
class C:
    @tag("method")
    def m(self):
        return "m"

    @staticmethod
    @tag("static")
    def s():
        return "s"

    @(lambda f: property(f))
    def p(self):
        return "p"


table = {"k": [tag("from table")]}


@table["k"][0]
def g():
    pass


@print
def printed():
    pass


print(f(), C().m(), C.s(), C().p, printed)
wrapped = staticmethod(f)
print(wrapped(), wrapped.__wrapped__ is f, wrapped.__name__)
