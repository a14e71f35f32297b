"""Cycles die at exit though the collector is off."""
import gc
class N:
    def __init__(self, n): self.n = n; self.me = self
    def __del__(self): print("del", self.n, gc is not None)
a = N("a"); b = N("b"); a.o = b; b.o = a
c = N("c")
del c
def f(): return f
f.n = N("held by f"); 
class K:
    n = N("held by class")
K.self = K
lst = [N("in list")]; lst.append(lst)
gc.disable()
