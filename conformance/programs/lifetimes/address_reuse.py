"""Which temporaries take over each other's addresses: last freed, first reused, within a size class or a free list."""
class A: pass
class L(list): pass
class Sl: __slots__ = ("a",)
def test(name, f, g=None):
    g = g or f
    print(name, id(f()) == id(g()))
for name, f in dict(object=object, listdisp=lambda: [], listdisp1=lambda: [1], dict=dict, dictdisp=lambda: {}, dictdisp1=lambda: {1: 2}, set=set, fset=lambda: frozenset([1]), setd=lambda: {1}, tup=lambda: tuple([1]), tup2=lambda: (A,) * 2, tup25=lambda: (A,) * 25, A=A, L=L, Sl=Sl, flt=lambda: float("1.5"), flt2=lambda: 1.5 * float("2"), int=lambda: int("1000"), bigint=lambda: 10 ** int("50"), cplx=lambda: complex(1, float("2")), s=lambda: "".join(["a", "b"]), sbig=lambda: "x" * 1000, shuge=lambda: "x" * int("1000000"), b=lambda: bytes([1, 2]), ba=lambda: bytearray(3), rng=lambda: range(1000), sl=lambda: slice(1), exc=lambda: ValueError(), lam=lambda: (lambda: 1), gen=lambda: (i for i in ()), bm=lambda: A().__init__, it=lambda: iter([]), mv=lambda: memoryview(b"a"), mp=lambda: map(len, []), prop=property, cls=lambda: type("X", (), {}), code=lambda: compile("1", "a", "eval")).items():
    test(name, f)
test("list/A", lambda: [], A); test("A/list", A, lambda: []); test("float/int", lambda: float("1.5"), lambda: int("1000")); test("int/float", lambda: int("1000"), lambda: float("1.5")); test("int/complex", lambda: int("1000"), lambda: complex(1, 2.5)); test("[]/list()", lambda: [], lambda: [1]); test("dict/set", dict, set); test("object/int", object, lambda: int("1000")); test("tuple1/tuple2", lambda: tuple([1]), lambda: tuple([1, 2])); test("bytes/str", lambda: bytes([1, 2]), lambda: "".join(["a", "b"])); test("A/L", A, L); test("bytes/int", lambda: bytes(10), lambda: 10**30)
def seq(name, make):
    x, y, z = make(), make(), make()
    ix, iy, iz = id(x), id(y), id(z)
    del x; del z; del y
    p, q, r = make(), make(), make()
    print(name, [(ix, iy, iz).index(id(o)) if id(o) in (ix, iy, iz) else None for o in (p, q, r)])
for n, m in dict(object=object, A=A, listd=lambda: [], flt=lambda: float("1.5"), int=lambda: int("1000"), s=lambda: "".join(["ab", "c"]), b=lambda: bytes([1, 2]), tup=lambda: tuple([1]), dct=lambda: {}, big=lambda: "x" * 1000).items():
    seq(n, m)
def unseen(name, make):
    a = make(); b = make(); ia = id(a)
    del a; del b
    c = make(); d = make()
    print(name, id(c) == ia, id(d) == ia)
for n, m in dict(object=object, A=A, listd=lambda: [], flt=lambda: float("1.5"), int=lambda: int("1000"), s=lambda: "".join(["ab", "c"]), b=lambda: bytes([1, 2]), tup=lambda: tuple([1]), dct=lambda: {}).items():
    unseen(n, m)
print(len({id(float(i)) for i in range(100)}), len({id(int("1000") + i) for i in range(100)}), len({id(str(i + 100)) for i in range(100)}), len({id([i]) for i in range(100)}), len({id((i,)) for i in range(100)}), len({id(object()) for i in range(100)}))
print(len({id(i + 0.5) for i in range(100)}), len({id(x) for x in [object() for i in range(50)]}))
i = id(object()); l = [object() for k in range(3000)]; l = None; print(id(object()) == i)
