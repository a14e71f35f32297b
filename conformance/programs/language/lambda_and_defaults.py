"""Lambdas and defaults: when defaults are evaluated, and every parameter form."""
x = 1
f = lambda a, b=x, *c, d, e=(lambda: x), **k: (a, b, c, d, e(), k)
x = 2
print(f(0, d=5), f(0, 1, 2, d=3, z=4), (lambda: 1)(), (lambda *, a: a)(a=1), (lambda a, /: a)(2), (lambda *a: a)(1, 2))
print(f.__name__, f.__defaults__, sorted(f.__kwdefaults__), (lambda: (yield))().__class__.__name__)
fact = (lambda g: lambda n: g(g, n))(lambda s, n: 1 if n < 2 else n * s(s, n - 1))
print(fact(20), (lambda x: lambda y: x + y)(1)(2), sorted([3, 1], key=lambda v: -v), [*map(lambda p, q: p * q, [1, 2], [3, 4])])


def order(a=print("default evaluated"), *, b=print("keyword default evaluated")):
    return a, b


print(order(), order.__kwdefaults__)
order.__defaults__ = (5,)
order.__kwdefaults__ = {"b": 6}
print(order())
for bad in ("__defaults__ = 5", "__kwdefaults__ = 5", "__code__ = 5", "__name__ = 5", "__dict__ = 5", "__closure__ = 5", "__globals__ = {}"):
    try:
        exec("order." + bad)
    except (TypeError, AttributeError) as e:
        print(bad, "->", type(e).__name__, e)
