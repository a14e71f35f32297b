"""Views and iterators hold their container, and let it go when they are exhausted."""
import sys


def n(x):
    return sys.getrefcount(x) - 2


lst, dic, st, s = [1000, 2000], {"a": 1}, {1, 2}, "".join(["x", "yz"])
rng = range(1000, 1003)
for c in (lst, dic, st, s, rng):
    it = iter(c)
    base = n(c)
    for _ in it:
        pass
    print(type(it).__name__, "held", base, "exhausted", n(c))
    del it
del c
keys, values, items = dic.keys(), dic.values(), dic.items()
print("three views", n(dic))
it = iter(items)
print("view iterator holds the dict", n(dic), n(items))
del keys, values, items
next(it)
print("views gone, iterator lives", n(dic))
print(list(it), n(dic))
rev = reversed(lst)
print("reversed", n(lst))
list(rev)
print("reversed exhausted", n(lst))
print("mapping proxy holds", n(dic), type(dic.keys().mapping).__name__, n(dic))
calls = iter(lst.pop, 1000)
print("callable iterator holds the method", n(lst))
print(list(calls), n(lst))
