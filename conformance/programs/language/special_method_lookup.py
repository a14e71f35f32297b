"""Implicit special method lookup skips the instance; which protocols fall back to which."""


class A:
    pass


a = A()
a.__len__ = lambda: 5
a.__iter__ = lambda: iter([])
a.__call__ = lambda: "called"
a.__enter__ = lambda: a
for f in (lambda: len(a), lambda: iter(a), lambda: a(), lambda: [x for x in a]):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    with a:
        pass
except TypeError as e:
    print(e)


class Seq:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


print(list(Seq()), 10 in Seq(), 11 in Seq(), list(reversed(type("R", (Seq,), {"__len__": lambda s: 3})())), [*Seq()], max(Seq()))


class Num:
    def __index__(self):
        return 3

    def __len__(self):
        return 2


n = Num()
print([0, 1, 2, 3][n], hex(n), range(n), int(n), float(n), complex(n), bool(n), "x" * n, bytes(n), round(2.55555, n), chr(n.__index__() + 62))
bads = {"__len__": (-1, "x", 1.5, 2**70), "__bool__": (1, None), "__hash__": ("x", 1.5), "__str__": (5,), "__repr__": (None,), "__index__": ("x",), "__iter__": (5,), "__int__": ("x",),
        "__float__": (1,), "__complex__": (1,), "__bytes__": ("x",), "__format__": (5,), "__length_hint__": (-1, "x"), "__dir__": (5,), "__contains__": ("truthy",)}
use = {"__len__": len, "__bool__": bool, "__hash__": hash, "__str__": str, "__repr__": repr, "__index__": lambda o: [1][o], "__iter__": iter, "__int__": int, "__float__": float,
       "__complex__": complex, "__bytes__": bytes, "__format__": format, "__length_hint__": __import__("operator").length_hint, "__dir__": dir, "__contains__": lambda o: 1 in o}
for m, values in bads.items():
    for v in values:
        try:
            print(m, v, "->", use[m](type("T", (), {m: lambda self: v} if m not in ("__format__", "__contains__") else {m: lambda self, s: v})()))
        except (TypeError, ValueError, OverflowError) as e:
            print(m, v, "->", type(e).__name__, e)
