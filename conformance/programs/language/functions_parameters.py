"""Positional-only, keyword-only, defaults, star parameters, and every TypeError of a bad call."""


def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


def g(a, b, /):
    pass


def h(*, x, y, z=1):
    pass


def k(a, b, c=1):
    pass


print(f(1, d=4), f(1, 2, 3, 4, d=5, a=6, b=7))
calls = ["f()", "f(1)", "g()", "g(1)", "g(1, 2, 3)", "g(a=1, b=2)", "g(1, b=2)", "h()", "h(x=1)", "h(1, x=1, y=2)", "k()",
         "k(1)", "k(1, 2, 3, 4)", "k(1, 2, d=3)", "k(1, a=2)", "k(b=1)", "f(1, d=1, **{'d': 2})", "h(x=1, y=1, w=1)",
         "k(*[1], **{'b': 2})", "(lambda: 0)(1)", "(lambda a, b=1: 0)(1, 2, 3)", "(lambda *a, k: 0)(1, 2)", "k(1, 2, 3, 4, c=1)"]
for c in calls:
    try:
        print(c, "->", eval(c))
    except TypeError as e:
        print(c, "->", e)


class C:
    def m(self, a):
        pass


for c in ("C().m()", "C.m()", "C(1)", "C().m(1, 2)"):
    try:
        eval(c)
    except TypeError as e:
        print(c, "->", e)
def mutable(x, acc=[]):
    acc.append(x)
    return acc
print(mutable(1), mutable(2), mutable.__defaults__)
print(f.__kwdefaults__, f.__code__.co_posonlyargcount, f.__code__.co_kwonlyargcount, f.__code__.co_argcount)
