"""Values waiting on callers' stacks while a callee runs, seen by count."""
from probe import T, n, attempt


def look(x, *rest):
    return n(x)


x = T("x")
print("x alone", look(x))
print("x also waits on the stack", [x, look(x)][1], (x, x, look(x))[2])
print("as earlier argument", look(x, x, x), (lambda a, b: b)(x, look(x)))
print("as dict value", {1: x, 2: look(x)}[2])
print("as operand", [x] + [look(x)] != [], ([x], look(x))[1])
print("as self", type("C", (), {"m": lambda self, v: v})().m(look(x)))


class S(T):
    def m(self, v):
        return n(self), v

    def peek(self):
        return n(self)


s = S("s")
print("method receiver waits", s.m(s.peek()))
print("key and container wait", {0: 1}.get(look(x), look(x)))


def loop():
    total = []
    for item in [x, x]:
        total.append(look(item))
    return total


print("loop item", loop())


def gen():
    y = yield look(x)
    while True:
        y = yield [x, look(x)][1]


g = gen()
print("in generator", next(g), next(g))
with_x = lambda: (x, (lambda: look(x))())[1]
print("two frames deep", with_x())
print("conditional", look(x) if x else 0, (x or 0) and look(x))
print("chained compare", 0 < look(x) < 9, x is x is not look(x))
print("starred", look(*(x, x)), look(*[x, x]), look(x, *(x,)))
print("keywords", (lambda a, b: b)(a=x, b=look(x)))
print("x alone again", look(x))
