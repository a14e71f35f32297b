"""An address is free for the next object of the same size as soon as its owner is gone."""


class A:
    pass


class B:
    __slots__ = ("x",)


print("object", id(object()) == id(object()))
print("list", id([]) == id([]))
print("dict", id({}) == id({}))
print("instance", id(A()) == id(A()))
print("slots", id(B()) == id(B()))
print("float", id(float("1.5")) == id(float("2.5")))
print("int", id(int("1000")) == id(int("2000")))
print("tuple", id(tuple([1])) == id(tuple([2])))
print("set", id(set()) == id(set()))
print("bytes", id(bytes([1, 2])) == id(bytes([3, 4])))
print("two alive differ", id(object()) != id([object()][0]) or True, object() is object())
a, b = object(), object()
print("names differ", id(a) != id(b))
i = id(a)
del a
c = object()
print("last freed, first reused", id(c) == i)
ids = [id(x) for x in [object() for _ in range(5)]]
print("five alive, five ids", len(set(ids)))
x, y, z = object(), object(), object()
ix, iy, iz = id(x), id(y), id(z)
del x, y, z
p, q, r = object(), object(), object()
print("stack order", id(p) == iz, id(q) == iy, id(r) == ix)
l = [0]
il = id(l)
l.extend(range(1000))
print("growing keeps identity", id(l) == il)
print("aligned", all(id(o) % 16 == 0 for o in (p, l, {}, "s", 1.5, A())))
seen = {id(A()) for _ in range(50)}
print("reuse keeps the set small", len(seen))
