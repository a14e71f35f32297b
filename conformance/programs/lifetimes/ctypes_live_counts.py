"""The count and the type word in the headers of objects of every kind, read while references come and go."""
import ctypes, gc, sys, weakref
P = ctypes.sizeof(ctypes.c_void_p)
S = ctypes.c_ssize_t
class Header(ctypes.Structure):
    _fields_ = [("ob_refcnt", S), ("ob_type", ctypes.c_void_p)]
class VarHeader(ctypes.Structure):
    _fields_ = [("ob_base", Header), ("ob_size", S)]
def count(x): return S.from_address(id(x)).value
class C:
    def __del__(self): print("  dying", self.name)
def gen():
    yield 1
def func(): pass
things = [C(), [], {}, set(), (1, []), object(), 3.5, 10**30, "a string of its own".upper(), b"bytes" * 2, bytearray(b"x"), func, gen(), func.__code__, type("D", (), {}), slice(1, 2, 3), range(10**6), memoryview(b"abc"), iter([]), ValueError("x"), property(), func.__get__(3), frozenset([1]), complex(1, 2), [].append, weakref.ref(func), (x for x in []), map(len, []), enumerate([]), reversed([])]
things[0].name = "C"
for x in things:
    n = S.from_address(id(x))
    a = n.value
    y = x; b = n.value
    l = [x] * 10; c = n.value
    del l; d = n.value
    t = (x, x); e = n.value
    f = S.from_address(id(x) + P).value == id(type(x))
    h = Header.from_address(id(x))
    print(type(x).__name__, a, b - a, c - a, d - a, e - a, f, h.ob_refcnt == sys.getrefcount(x) - 1, h.ob_type == id(type(x)))
    del y, t
# types' own headers, metaclasses
class M(type): pass
class K(metaclass=M): pass
print(Header.from_address(id(K)).ob_type == id(M), Header.from_address(id(M)).ob_type == id(type), Header.from_address(id(type)).ob_type == id(type))
# inside a function: arguments, locals
def f(x):
    n = S.from_address(id(x))
    print("in call", n.value)
    y = x
    print("local", n.value)
    def inner(): return x
    print("cell", n.value)
    return n
o = C(); o.name = "o"
n = f(o)
print("after", n.value)
c = o; print(n.value)
d = {1: o, 2: o}; print(n.value)
del d[1]; print(n.value)
d.clear(); print(n.value)
s = {o}; print(n.value); s.discard(o); print(n.value)
g = (o for _ in [1]); print(n.value); next(g); print(n.value); del g; print(n.value)
def k(a=o): pass
print(n.value); del k; print(n.value)
class Q: attr = o
print(n.value); del Q; gc.collect(); print(n.value)
try:
    raise ValueError(o)
except ValueError as e:
    print(n.value)
print(n.value)
w = weakref.ref(o); print(n.value); r = w(); print(n.value); del r
m = o.__init__; print("bound", n.value); del m
del c
print(n.value)
del o
print("gone")
