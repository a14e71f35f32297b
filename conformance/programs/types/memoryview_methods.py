"""memoryview: formats, casts, slices, multi-dimensional views, comparison, errors."""
import array
from tell import tell
tell("""
! m = memoryview(b'abcdef')
[m[0], m[-1], bytes(m[1:3]), m.tolist(), m.tobytes(), m.hex(), m.hex('-'), len(m), m.nbytes, m.format, m.itemsize, m.ndim, m.shape, m.strides, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous, m.suboffsets]
[bytes(m[::-1]), m[::2].tolist(), m[::2].strides, m[::2].contiguous, m == b'abcdef', m[1:] == b'bcdef', m != b'x', m == 'abcdef', 97 in m, list(m[:2])]
m[6]
m['a']
m[0, 0]
! m[0] = 1
! del m[0]
m < m
m + m
memoryview(5)
memoryview('a')
! b = bytearray(b'12345678'); w = memoryview(b); w[0] = 65; w[1:3] = b'BC'; w[::4] = b'zz'
b
! w[0] = 256
! w[0] = 'a'
! w[0:2] = b'abc'
! w[0:2] = 5
! i = w.cast('I'); i[0] = 1
[i.tolist()[0], i.format, i.itemsize, len(i), b[:4]]
! i[0] = -1
! i[0] = 1.5
w.cast('Z')
w[1:].cast('I')
i.cast('H')
! g = memoryview(bytes(range(12))).cast('B', (3, 4))
[g.shape, g.strides, g.tolist(), g[1, 2], g.ndim, len(g), g.nbytes]
g[1]
g[5, 0]
g[0, 0, 0]
[w.cast('b')[0], w.cast('c')[0], w.cast('?')[0], w.cast('d').tolist() == w.cast('d').tolist(), memoryview(b).toreadonly().readonly]
hash(memoryview(b'a')) == hash(b'a')
hash(w)
! w.release()
w[0]
len(w)
w.tolist()
! w.release()
""")
a = array.array("d", [1.5, 2.5])
v = memoryview(a)
print(v.format, v.tolist(), v[1], v.cast("B").nbytes, v == array.array("f", [1.5, 2.5]))
v[0] = 9
print(a)
