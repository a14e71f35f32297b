"""bytes: construction, methods, decoding, errors."""
from tell import tell
tell("""
[bytes(), bytes(3), bytes([1, 255]), bytes('é', 'utf-8'), bytes(b'x'), bytes(bytearray(b'y')), bytes(memoryview(b'z')), bytes(range(3)), b'\\x00\\t\\n\\\\\\'"\\x7fA']
bytes(-1)
bytes([256])
bytes(['a'])
bytes('a')
bytes(5, 'ascii')
bytes(1.5)
bytes('é', 'ascii')
[b'abc'[0], b'abc'[-1:], b'abc'[::-1], b'a' + b'b', b'ab' * 2, 97 in b'abc', b'bc' in b'abc', list(b'ab'), b'a' < b'b', b'a' == 'a', b'abc'.hex(), b'abcd'.hex('-'), b'abcdef'.hex(':', 2), b'abcde'.hex(' ', -2)]
256 in b'a'
'a' in b'a'
b'a' + 'a'
b'abc'[5]
b'a' < 'a'
[bytes.fromhex('00 fF\\n10'), bytes.fromhex('')]
bytes.fromhex('0')
bytes.fromhex('zz')
[b'a,b'.split(b','), b' a b '.split(), b'a\\nb\\r'.splitlines(), b'aXb'.partition(b'X'), b' a '.strip(), b'xax'.strip(b'x'), b'abc'.replace(b'b', b'--'), b'a'.join([b'x', bytearray(b'y')]), b'abc'.find(b'c'), b'abc'.find(99), b'aba'.count(97), b'aba'.rindex(b'a')]
b'a'.split(',')
b','.join(['a'])
b'abc'.index(b'z')
b'a'.find('a')
b'a'.find(256)
[b'aBc'.upper(), b'aBc'.swapcase(), b'hello wORLD'.title(), b'\\xe9'.upper(), b'a1'.isalnum(), b' '.isspace(), b'A'.isupper(), b'7'.zfill(3), b'a'.center(5, b'*'), b'a\\tb'.expandtabs(3), b'abc'.translate(None, b'b'), b'ab'.translate(bytes.maketrans(b'a', b'z')), b'prefix'.removeprefix(b'pre')]
b'a'.translate(b'short')
b'a'.center(5, b'ab')
[b'\\xc3\\xa9'.decode(), b'\\xff'.decode('latin-1'), b'a\\xff'.decode('ascii', 'replace'), b'a\\xffb'.decode('utf-8', 'ignore'), b'\\xff'.decode('utf-8', 'backslashreplace'), ascii(b'\\xff'.decode('utf-8', 'surrogateescape'))]
b'\\xff'.decode()
b'\\xc3'.decode()
b'\\xe2\\x82'.decode()
b'\\xed\\xa0\\x80'.decode()
b'\\x80'.decode('ascii')
b'abc'.decode('utf-16')
[b'%d %s %r %x' % (5, b'b', 'é', 255), b'%a' % 'é', b'%c' % 65, b'%.2f' % 1.5, b'%b' % memoryview(b'v')]
b'%s' % 'a'
b'%c' % 256
hash(b'') == hash(''), b'abc'.startswith((b'x', b'a')), bytes.maketrans(b'a', b'b')[97]
""")
