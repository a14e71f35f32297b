"""bytearray: mutation, slices, errors, and sharing methods with bytes."""
from tell import tell
tell("""
! b = bytearray(b'hello')
[b, b[1], b[1:3], type(b[1:3]).__name__, len(b)]
! b[0] = 72; b[1:3] = b'EL'; b += b'!'; b.append(63); b.extend([1, 2]); b.insert(0, 42)
b
[b.pop(), b.pop(0), b]
! b.remove(72); b.reverse()
b
! b[::2] = b'1234'
b
! b[::2] = b'12'
! del b[1:3]; del b[0]
b
! b[0] = 256
! b[0] = 'a'
! b.append('a')
! b.append(-1)
! b.extend('ab')
! b.extend(5)
! b.remove(0)
! bytearray().pop()
! b.pop(100)
! b[10] = 1
! b[0:1] = 'x'
! b[0:1] = 3
! b *= 2; b.clear()
[b, bytearray(5), bytearray('é', 'utf-8'), bytearray(b'a') + b'b', b'a' + bytearray(b'b'), bytearray(b'ab') * 2, bytearray(b'a') == b'a', bytearray(b'b') > b'a']
hash(b)
[bytearray(b'a b').split(), bytearray(b'abc').upper(), bytearray(b'x').join([b'a', b'b']), bytearray(b'abc').decode(), bytearray(b'\\x01').hex(), bytearray.fromhex('0102'), bytearray(b'a').copy(), repr(bytearray(b"'"))]
! c = bytearray(b'abcdef'); m = memoryview(c)
! c += b'x'
! c[0:2] = b'xyz'
! c[0:2] = b'XY'; m.release(); c += b'x'
[c, c.__alloc__() > len(c), c.count(b'x'), c.find(b'f'), c.startswith(b'X'), c.translate(None, b'c')]
! it = iter(c); next(it); c.clear()
list(it)
""")


class B(bytearray):
    pass


x = B(b"sub")
x.attr = 1
print(x, x[1:], type(x + b"a").__name__, type(x.upper()).__name__, x.attr)
