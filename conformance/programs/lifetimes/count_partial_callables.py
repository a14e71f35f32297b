"""functools.partial, cached_property, lru_cache and singledispatch: what each retains."""
import functools
import sys


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def n(x):
    return sys.getrefcount(x) - 2


def f(*a, **k):
    return len(a) + len(k)


t = Thing("t")
p = functools.partial(f, t, key=t)
print("partial args and keywords", n(t))
q = functools.partial(p, t)
print("flattened partial", n(t), q.func is f, q())
del p
print("inner partial gone", n(t))
del q
print("both gone", n(t))


@functools.lru_cache(maxsize=2)
def cached(x, tag):
    return [x]


cached(t, 1)
print("cached key and result", n(t))
cached(t, 1), cached(t, 2)
print("two entries", n(t), cached.cache_info())
cached(None, 3), cached(None, 4)
print("evicted", n(t))
cached(Thing("only in cache"), 5)
print("cache keeps it")
cached.cache_clear()
print("cleared")


class Owner:
    @functools.cached_property
    def value(self):
        return Thing("cached value")


o = Owner()
print("same", o.value is o.value)
del o.value
print("invalidated")
o.value
del o
print("owner gone")
