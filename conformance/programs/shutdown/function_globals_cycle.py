"""Objects held by class attributes, defaults, closures and generators at exit."""


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Holder:
    attr = T("class attribute")


def func(d=T("default")):
    pass


def maker():
    x = T("closed over")
    return lambda: x


def gen():
    t = T("generator local")
    try:
        yield
    finally:
        print("generator finally")


closure = maker()
g = gen()
next(g)
inst = Holder()
inst.attr = T("instance attribute")
d = {"k": T("dict value")}
print("end")
