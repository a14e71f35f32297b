"""tracemalloc: where living objects were allocated, and what dies takes its trace along."""
import tracemalloc

LINES = {}


def where(obj):
    t = tracemalloc.get_object_traceback(obj)
    return t and [f.lineno for f in t]


class C:
    __slots__ = ("x",)


before = C()
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit(), tracemalloc.get_traced_memory(), where(before))
tracemalloc.start()
a = C()
b = "y" * 3000
c = bytes(10_000)
d = frozenset([1, 2])
e = (a,) * 30
f = 10**20 + len(b)
g = "x".join(["a", "b"] * 1000)
print([where(x) for x in (before, a, b, c, d, e, f, g)])
current, peak = tracemalloc.get_traced_memory()
print(current > 12_000, peak >= current)
del c
after, peak2 = tracemalloc.get_traced_memory()
print(9_000 <= current - after < 11_000, peak2 >= peak)
tracemalloc.reset_peak()
print(tracemalloc.get_traced_memory()[1] < peak2)
print([s for d_, s, t, n in tracemalloc._get_traces() if s > 1500])
tracemalloc.clear_traces()
print(where(a), where(C()))
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), where(a))


def deep(n):
    return C() if n == 0 else deep(n - 1)


tracemalloc.start(3)
print(tracemalloc.get_traceback_limit(), where(deep(5)), where(deep(0)))
temporary = [C() for _ in range(10)]
statistics = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)]).statistics("lineno")
print([(s.traceback[0].lineno, s.count >= 10) for s in statistics if s.traceback[0].lineno == 47])
tracemalloc.start(7)
print(tracemalloc.get_traceback_limit())
for bad in (0, -1, 70000):
    tracemalloc.stop()
    try:
        tracemalloc.start(bad)
    except ValueError as x:
        print(x)
try:
    tracemalloc.take_snapshot()
except RuntimeError as x:
    print(x)
