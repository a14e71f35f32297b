"""Constants belong to their code object: counts grow by use, and they die with the code."""
import sys


def n(x):
    return sys.getrefcount(x) - 2


def f():
    return ("not", "folded", 123456789)


def g(x=(98765, 43210)):
    return x


c = f()
print("held by co_consts and name", n(c), c is f())
code = f.__code__
base = n(code)
f2 = type(f)(code, {})
print("a second function of one code", n(code) - base)
del f2
print("released", n(code) - base)
d = g()
print("default: co_consts of the module, __defaults__, name", n(d) >= 2, g.__defaults__[0] is d)
g.__defaults__ = None
try:
    g()
except TypeError as e:
    print(e)
ns = {}
exec("def h():\n    return 'only here ' 'in h', 777777\n", ns)
value = ns["h"]()
print("before", n(value))
ns.clear()
print("after the code died", n(value))
frozen = eval("lambda x: x in {'p', 'q'}")
k = [c for c in frozen.__code__.co_consts if isinstance(c, frozenset)][0]
print("set constant is frozen", sorted(k))
r = code.replace(co_name="renamed")
print("replace shares constants", r.co_consts is code.co_consts, r.co_consts[1] is code.co_consts[1])
