"""bytes-like objects compared, joined, sliced and converted across bytes, bytearray and memoryview."""
from tell import tell
tell("""
[b'a' == bytearray(b'a') == memoryview(b'a'), b'a' + bytearray(b'b'), bytearray(b'a') + b'b', type(b'' + bytearray()).__name__, type(bytearray() + b'').__name__]
[b','.join([b'a', bytearray(b'b'), memoryview(b'c')]), b'abc'.find(bytearray(b'c')), bytearray(b'abc').startswith(memoryview(b'a')), b'x' in bytearray(b'axb'), b'%b|%s' % (memoryview(b'm'), bytearray(b'n'))]
[int(b'12'), float(b'1.5'), int(bytearray(b'-7')), bytes(memoryview(b'abc')[::2]), bytearray(memoryview(b'abc')[::-1]), list(memoryview(b'ab'))]
b'a' + memoryview(b'b')
memoryview(b'a') + b'b'
[str(b'a'), repr(bytearray(b'\\x00\\'"')), str(memoryview(b'abc'), 'ascii'), b'abc'.ljust(5, b'.'), b'%05d|%-4s|%x' % (42, b'a', 255)]
b'%d' % b'1'
b'%s' % 5
b'%(k)s' % {b'k': b'v'}
b'%(k)s' % {'k': b'v'}
[b'a' < b'b', bytearray(b'a') >= b'a', b'a' != 'a', sorted([b'b', bytearray(b'a')]), max(b'abc'), sum(b'abc'), b'abc'.__getitem__(slice(1, None))]
""")
