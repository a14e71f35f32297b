# Calls of a global with one argument, as code that repeats runs them: each part may fail, trace or free by itself.
import sys, traceback
def f(x): return x
def g(a):
    if a is None:
        del a
    return f(a)
def h(a):
    return f(a - 1)
def k(a):
    try:
        return f(a - 1)
    except TypeError as e:
        return e.__traceback__.tb_lineno, e.__traceback__.tb_lasti
def two(a, b): return a, b
def m(a):
    return two(a)
def n(a):
    return missing(a - 1)
def gen(a):
    r = f(a)
    yield r
    yield f(a - 1)
for i in range(5):
    print(g(i), h(i), k(i), k("x"), *gen(i))
    for fn, v in ((g, None), (h, "s"), (m, 1), (n, 1), (h, None)):
        try: fn(v)
        except Exception: traceback.print_exc(file=sys.stdout)
class A:
    def __sub__(self, o):
        print("sub", sys.getrefcount(self)); return self
    def __del__(self): print("del")
for i in range(4):
    h(A()); x = k(A()); print(sys.getrefcount(x)); del x
seen = []
def tracer(fr, ev, arg):
    if fr.f_code is h.__code__: seen.append((ev, fr.f_lineno))
    return tracer
class T:
    def __sub__(self, o):
        sys.settrace(tracer); sys._getframe(1).f_trace = tracer
        return 3
for i in range(4):
    h(T()); sys.settrace(None)
print(seen)
def deep(n): return deep(n - 1)
for i in range(3):
    try: deep(5)
    except RecursionError as e: print(e)
