"""Memoryviews hold their exporter and lock its size until they are released."""
import sys


def n(x):
    return sys.getrefcount(x) - 2


ba = bytearray(b"abcdef")
m = memoryview(ba)
print("view holds", n(ba))
try:
    ba.append(1)
except BufferError as e:
    print(e)
s = m[1:3]
print("slice: the managed buffer is shared", n(ba), bytes(s), s.obj is ba)
m.release()
try:
    m[0]
except ValueError as e:
    print(e)
try:
    ba.clear()
except BufferError as e:
    print("slice still exports:", e)
del s
ba.append(103)
print("free again", ba, n(ba))
with memoryview(ba) as v:
    v[0] = 90
    print(n(ba))
print(ba, n(ba))
v = memoryview(ba)
h = memoryview(v)
print("view of view", n(ba), h.obj is ba)
del v
print(n(ba), h.nbytes)
del h
data = b"x" * 3
mv = memoryview(data)
print(hash(mv) == hash(data), mv.readonly, n(data))
it = iter(memoryview(data))
print(next(it), n(data))
del it, mv
print(n(data))
try:
    with memoryview(ba) as outer:
        inner = outer.cast("B")
        print(inner.tolist()[:2])
        inner.release()
finally:
    print(n(ba))
