"""str as a sequence: indexing, slicing, repetition, comparison, hashing, encoding."""
from tell import tell
tell("""
['abc'[0], 'abc'[-1], 'abcdef'[1:4], 'abcdef'[::-2], 'abc'[5:], 'abc'[:-5], 'héllo'[1], 'a\\U0001f600b'[1], len('a\\U0001f600b')]
'abc'[3]
'abc'['a']
'abc'[1.0]
'abc'[::0]
['ab' * 3, 3 * 'ab', 'ab' * -1, 'a' + 'b', 'a' < 'b', 'a' < 'B', 'Z' < 'a', 'a' < 'aa', 'é' > 'z', '\\U0001f600' > '\\uffff']
'a' + 5
'a' < 5
'a' * 'b'
['é'.encode(), 'é'.encode('latin-1'), 'é€'.encode('ascii', 'ignore'), 'é€'.encode('ascii', 'replace'), 'é'.encode('ascii', 'xmlcharrefreplace'), 'é\\U0001f600'.encode('ascii', 'backslashreplace'), 'é'.encode('ascii', 'namereplace'), 'a'.encode('utf-16'), 'a'.encode('utf-32-be'), '\\ud800'.encode('utf-8', 'surrogatepass'), '\\udcff'.encode('utf-8', 'surrogateescape')]
'é'.encode('ascii')
'\\ud800'.encode()
'a'.encode('nope')
'é'.encode('ascii', 'nope')
['\\udc80'.encode('ascii', 'surrogateescape'), 'bücher'.encode('idna'), 'bücher'.encode('punycode'), 'a\\n\\x00é'.encode('unicode_escape')]
[ord('a'), ord('\\U0010ffff'), chr(8364), ascii(chr(0xd800))]
ord('ab')
ord(5)
chr(-1)
chr(0x110000)
[str(b'a', 'ascii'), str(b'\\xe9', 'latin-1'), str(object=5), str()]
str(b'\\xff', 'utf-8')
str(5, 'ascii')
str('a', 'ascii')
[repr('a\\'b'), repr('a"b\\''), repr('\\x00\\x7f\\x80\\xad\\u0378'), 'a\\\\b', hash('') == hash(b''), 'abc'.__getnewargs__(), list('añ'), 'a' 'b']
max('abc'), min('abc'), sorted('hello'), list(reversed('abc')), ''.join(sorted(set('hello')))
[str.__len__('abc'), str.__contains__('abc', 'b'), 'abc'.__mul__(2), 'abc'.__mod__(()), '%s'.__rmod__(5), 'abc'.__add__('d')]
""")
