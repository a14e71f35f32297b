"""functools.lru_cache: who owns keys and results, reentrance, what eviction frees first, and cycles through the cache."""
import copy
import functools
import gc
import pickle
import sys
import weakref


class Named:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return self.name == other.name

    def __repr__(self):
        return self.name

    def __del__(self):
        print("  del", self.name)


def n(x):
    return sys.getrefcount(x) - 2


@functools.lru_cache(maxsize=None)
def unbounded(*args, **kwargs):
    return Named("result of %s %s" % (args, kwargs))


k = Named("k")
r = unbounded(k)
print("key", n(k), "result", n(r))
unbounded(k, other=k)
print("key", n(k))
print(unbounded(k) is r, n(r), unbounded.cache_info())
del r
unbounded.cache_clear()
print("key", n(k))


@functools.lru_cache(maxsize=2)
def bounded(key):
    return Named("of " + key.name)


print("evict")
for name in "abac":
    bounded(Named(name))
    print(bounded.cache_info())
bounded.cache_clear()


@functools.lru_cache(maxsize=1)
def recursive(i):
    return 0 if i == 0 else recursive(i - 1) + 1


print(recursive(5), recursive.cache_info())


@functools.lru_cache(maxsize=3, typed=True)
def typed(x, y=0):
    return x


print(typed(1), typed(1.0), typed(True), typed(1, y=1), typed(1, y=1.0), typed.cache_info(), typed.cache_parameters())


@functools.lru_cache(0)
def uncached(x):
    return x


print(uncached(k) is k, n(k), uncached.cache_info())

try:
    typed([])
except TypeError as e:
    print(e)
for args in [(), (1,), (len, 1, False), (1, 1, False, 1), (len, "x", False, 1), (len, 1 << 70, False, 1)]:
    try:
        type(typed)(*args)
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)

print(copy.copy(typed) is typed, copy.deepcopy(typed) is typed, pickle.loads(pickle.dumps(typed)) is typed)


class Holder:
    @functools.lru_cache
    def method(self):
        return self

    def __del__(self):
        print("  del holder")


h = Holder()
print(h.method() is h, n(h), Holder.method.__wrapped__.__name__)
Holder.method.cache_clear()
print(n(h))
del h


def cycle():
    @functools.lru_cache
    def f(x):
        return x

    token = Named("in a cycle")
    f((f, token))
    return weakref.ref(f)


gc.collect()
w = cycle()
print(w() is not None)
print("collected", gc.collect() > 0, w())
