"""Attribute dicts that share their keys with the class: their sizes, who holds the names, and in which order the values go."""
import sys


class Value:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  gone", self.name)


class D:
    def __init__(self):
        self.a = 1
        self.b = 2


size = sys.getsizeof
d, e = D(), D()
print(size(vars(d)), size(e), size(vars(e)))
e.c = 3
print(size(vars(e)), size(vars(d)), size(vars(e).copy()), size(dict(vars(e))))
f = D()
print(size(vars(f)), size(vars(d)))
f.z = 1
del f.z
print(size(vars(f)))
print(vars(f).popitem(), size(vars(f)), vars(f))
vars(e).clear()
print(size(vars(e)), vars(e))
vars(d)[5] = 5
print(size(vars(d)), list(vars(d)))


class Many:
    pass


many = [Many() for _ in range(40)]
for i, m in enumerate(many[:3]):
    for k in range(3):
        setattr(m, "attribute%d" % k, i)
print([size(vars(m)) for m in many[:5]], size(Many))

name = "".join(["at", "tribute_name"])
key = sys.intern(name)
base = sys.getrefcount(key)


class N:
    pass


n = N()
setattr(n, key, 1)
with_values = sys.getrefcount(key) - base
copies = [vars(n), vars(n).copy(), vars(n).copy()]
print("split dicts do not hold the name", sys.getrefcount(key) - base == with_values)
copies[0][7] = 7
print("a combined one does", sys.getrefcount(key) - base - with_values)
del n, copies, N


class Order:
    def __init__(self, names):
        for x in names:
            setattr(self, x, Value(x))


first, second = Order("abc"), Order("cba")
vars(second)
print("second", list(vars(second)))
del second
print("first")
del first
kept = vars(Order("bac"))
del Order
print("class gone", list(kept))
del kept
