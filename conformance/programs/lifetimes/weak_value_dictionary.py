"""A WeakValueDictionary as a cache: entries vanish with their values, also while iterating."""
import sys
import weakref


class Page:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Page({self.name!r})"


cache = weakref.WeakValueDictionary()
a, b, c = Page("a"), Page("b"), Page("c")
cache.update(a=a, b=b, c=c)
print(dict(cache), len(cache), sys.getrefcount(a) - 1)
del b
print(dict(cache), "b" in cache, cache.get("b", "miss"))
it = iter(cache.items())
print(next(it))
del a
print("while iterating, the loop holds one value", len(cache))
print(list(it))
del it
print(len(cache), sorted(cache))
cache["temp"] = Page("temp")
print("temporary dies at once", len(cache))
x = cache.setdefault("d", Page("d"))
print(x, cache.pop("d"), cache.pop("d", "none"), len(cache))
try:
    cache["zzz"]
except KeyError as e:
    print("KeyError", e)
print(cache.valuerefs()[0]() is c, list(cache.itervaluerefs())[0]() is c)
d2 = cache.copy()
d3 = cache | {"e": x}
print(len(d2), sorted(d3))
del x, c
print(len(cache), len(d2), len(d3))


def memo(f, table=weakref.WeakValueDictionary()):
    def wrapper(n):
        if n not in table:
            table[n] = f(n)
        return table[n]
    return wrapper


try:
    memo(Page)("q")
except KeyError as e:
    print("naive memo loses it:", e)
