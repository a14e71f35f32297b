"""Structured sequences and simple namespaces: sys.version_info-like tuples, types.SimpleNamespace, mappingproxy."""
import sys
import time
import types
v = sys.version_info
print(v[:2], v.major, v.minor, v.releaselevel, len(v), v >= (3, 11), isinstance(v, tuple), type(v).__name__)
try:
    v.major = 5
except AttributeError as e:
    print(e)
try:
    type(v)()
except TypeError as e:
    print(e)
t = time.gmtime(0)
print(t, t.tm_year, t[0], len(t), t.tm_zone, t.n_fields, t.n_sequence_fields, t.n_unnamed_fields)
print(tuple(t), t == tuple(t), time.struct_time(range(9)).tm_sec, t.__reduce__()[1][0])
try:
    time.struct_time([1])
except TypeError as e:
    print(e)
n = types.SimpleNamespace(a=1, b="x")
n.c = [2]
print(n, n.a, n == types.SimpleNamespace(a=1, b="x", c=[2]), n.__dict__, types.SimpleNamespace())
n.n = n
print(n)
del n.a
try:
    n.a
except AttributeError as e:
    print(e)
try:
    types.SimpleNamespace(1)
except TypeError as e:
    print(e)
d = {"k": 1}
p = types.MappingProxyType(d)
print(p, p["k"], len(p), list(p), p == d, p | {"z": 2}, p.get("q"), repr(p), hash is not None)
d["new"] = 2
print(p.keys(), "new" in p, p.copy() is d, list(reversed(p)))
for f in (lambda: p.__setitem__("a", 1), lambda: p.pop("k"), lambda: hash(p), lambda: types.MappingProxyType(5), lambda: p["zz"]):
    try:
        f()
    except (TypeError, AttributeError, KeyError) as e:
        print(type(e).__name__, e)
