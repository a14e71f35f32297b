"""Constants, names and numbers that the code objects of one compilation share."""
import sys
def f(): return (1,2,(3,4.5)), "x y", 5000, b"abc", 1.5
def g(): return (1,2,(3,4.5)), "x y", 5000, b"abc", 1.5
a,b=f(),g()
print([x is y for x,y in zip(a,b)], a[0][2] is b[0][2])
print(f.__code__.co_consts is g.__code__.co_consts, f.__code__.co_names is g.__code__.co_names, f.__code__.co_varnames is g.__code__.co_varnames, f.__code__.co_exceptiontable is g.__code__.co_exceptiontable, f.__code__.co_code is g.__code__.co_code, f.__code__.co_filename is g.__code__.co_filename, f.__code__.co_name is f.__code__.co_qualname)
def h(x): return x.a, x.b
def i(x): return x.a, x.b
print(h.__code__.co_names is i.__code__.co_names, h.__code__.co_varnames is i.__code__.co_varnames)
print((lambda: (1.25, 7777))()[0] is (lambda: 1.25)(), (lambda: ((7777,),))()[0] is (lambda: (7777,))())
def s(x): return x in {1.75, "q r"}
def t(x): return x in {1.75, "q r"}
print([k for k in s.__code__.co_consts if type(k) is frozenset][0] is [k for k in t.__code__.co_consts if type(k) is frozenset][0])
def u(): return 1.75
print(u() in s.__code__.co_consts[1], [k for k in s.__code__.co_consts[1] if k is u()])
def kw(x): return f(a=1, b=2), ("a", "b")
def kw2(x): return f(a=1, b=2), ("a", "b")
print(kw.__code__.co_consts, [x is y for x, y in zip(kw.__code__.co_consts, kw2.__code__.co_consts)])
class A:
    z=1
    def m(self): return 1,2,"m z"
    def m2(self): "doc of"; return 1,2,"m z"
class Bq:
    z=1
    def m(self): return 1,2,"m z"
print(A.m.__code__.co_consts is Bq.m.__code__.co_consts, A.m.__code__.co_qualname)
print(A().m() is Bq().m(), -0.0, (lambda: -0.0)() is (lambda: -0.0)(), (lambda: 0.0)() is (lambda: -0.0)())
