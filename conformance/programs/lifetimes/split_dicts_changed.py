"""More of split dicts: what keeps them split, what makes them ordinary, and the sizes that tell."""
import copy
import sys

# edge cases of split dicts
class A: pass
objs = []
for i in range(35):
    a = A(); a.x = i; objs.append(a)
o = A()
for k in "abcdefgh": setattr(o, k, 1)
print(sys.getsizeof(vars(o)), list(vars(o)))
p = A(); p.__dict__.update(x=1, a=2, q=3); print(sys.getsizeof(p.__dict__), list(p.__dict__))
class B:
    def __init__(self): self.a = self.b = self.c = 1
b = B(); d = vars(b); del b.a; b.a = 2; print(list(d), sys.getsizeof(d))
d.pop("b"); print(list(d), sys.getsizeof(d)); d["zz"] = 1; print(list(d)); d.setdefault("b", 5); print(list(d), sys.getsizeof(d))
c = B(); c.__dict__ = {"q": 1}; print(vars(c), sys.getsizeof(vars(c)))
c = B(); c2 = dict(vars(c)); c3 = vars(c).copy(); print(sys.getsizeof(c2), sys.getsizeof(c3)); c3[1] = 2; print(c3, vars(c))
e = B(); vars(e).update({str(i): i for i in range(50)}); print(len(vars(e)), sys.getsizeof(vars(e)))
f = B(); g = vars(f) | {"n": 1}; print(g, sys.getsizeof(g))
h = B(); hd = vars(h); hd |= {"n": 1}; print(hd, sys.getsizeof(hd))
k = dict.fromkeys(vars(B())); print(k, sys.getsizeof(k))
i = B(); vars(i)["".join(["a"])] = 9; print(vars(i), i.a)
j = B(); j.__dict__["".join(["n", "ew"])] = 1; print(j.new, vars(j), sys.getsizeof(vars(j)))
n = B(); nd = vars(n); it = iter(nd); next(it)
nd["a"] = 5; print(next(it))
try:
    nd["more"] = 1; next(it)
except RuntimeError as x: print(x)
r = list(reversed(vars(B()))); print(r)
print(vars(B()).items() ^ vars(B()).items(), vars(B()) == {"a": 1, "b": 1, "c": 1})
class S(B): pass
s = S(); print(sys.getsizeof(vars(s))); t = S(); t.d = 1; print(sys.getsizeof(vars(s)), sys.getsizeof(vars(t)))
s.__class__ = B; print(vars(s)); s.new2 = 1; print(vars(s))
u = B(); vars(u).clear(); u.a = 3; print(vars(u), sys.getsizeof(vars(u)))
class T: __slots__ = ("__dict__",)
v = T(); v.a = 1; v.b = 2; print(sys.getsizeof(vars(v)))
class E(Exception): pass
w = E(); w.a = 1; print(sys.getsizeof(vars(w)))
class L(list): pass
x = L(); x.a = 1; print(sys.getsizeof(vars(x)), sys.getsizeof(x))
class D(dict): pass
y = D(); y.a = 1; print(sys.getsizeof(vars(y)))
def fn(): pass
fn.a = 1; print(sys.getsizeof(vars(fn)))
