"""Weak containers, callbacks and proxies in globals."""
import weakref
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, len(w) if w is not None else None)
w = weakref.WeakValueDictionary()
a = D("a"); w["a"] = a
b = D("b"); w["b"] = b
k = weakref.WeakKeyDictionary(); k[a] = D("value for a")
s = weakref.WeakSet([a, b])
r = weakref.ref(b, lambda r: print("cb", r))
p = weakref.proxy(a, lambda r: print("proxy cb"))
