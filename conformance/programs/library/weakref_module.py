"""weakref's public helpers together: counts, listing, finalize.peek, ReferenceType and proxies' types."""
import weakref


class O:
    def __init__(self, n):
        self.n = n

    def m(self):
        return self.n

    def __call__(self):
        return "called"


o = O(1)
r, p, cb = weakref.ref(o), weakref.proxy(o), weakref.ref(o, lambda _: None)
print(weakref.getweakrefcount(o), len(weakref.getweakrefs(o)), weakref.getweakrefs(o)[0] is r, type(p) is weakref.CallableProxyType, isinstance(r, weakref.ReferenceType), type(p) in weakref.ProxyTypes)
print(p(), p.m(), weakref.getweakrefcount(5), weakref.ref is weakref.ReferenceType, weakref.getweakrefs([]))
f = weakref.finalize(o, print, "finalized", o.n)
k = weakref.WeakKeyDictionary({o: "value"})
v = weakref.WeakValueDictionary({"key": o})
s = weakref.WeakSet([o])
print(len(k), len(v), len(s), f.alive, f.peek()[1] is print, o in k, o in s)
del o
print(r(), len(k), len(v), len(s), f.alive, weakref.getweakrefcount(r))
try:
    p.n
except ReferenceError as e:
    print(e)


class KeyedRef(weakref.ref):
    __slots__ = "key",

    def __new__(cls, ob, key):
        return super().__new__(cls, ob)

    def __init__(self, ob, key):
        super().__init__(ob)
        self.key = key


x = O(2)
kr = KeyedRef(x, "k")
print(kr().n, kr.key, kr == weakref.ref(x), kr is KeyedRef(x, "k"))
for t in (weakref.ref, weakref.proxy, weakref.WeakMethod, weakref.finalize):
    try:
        t()
    except TypeError as e:
        print(type(e).__name__)
