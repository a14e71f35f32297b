"""Closures, defaults, descriptors, partials, caches and iterators in globals."""
import functools
import gc
gc.collect()
gc.disable()
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def outer():
    x = D("cell x"); y = D("cell y")
    def inner(): return x, y, inner
    return inner
f = outer()
lam = lambda d=D("lambda default"): d
class P:
    v = D("prop")
    @property
    def p(self): return self.v
    @staticmethod
    def s(q=D("static default")): pass
    @classmethod
    def c(cls): pass
bound = P().p
m = P().c
part = functools.partial(print, D("partial"))
@functools.lru_cache
def cached(k): return D("cached %d" % k)
cached(1); cached(2)
it = iter([D("it1"), D("it2")])
next(it)
mp = map(lambda q: q, [D("mapped")])
