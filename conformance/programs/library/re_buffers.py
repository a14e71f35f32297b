"""Regular expressions over buffers that change, case pairs, and repeats near the largest count."""
import re, _sre
print(re.sub(b'y', bytearray(b'a'), b'xyz'))
s = bytearray(b'abcdefgh'); m = re.search(b'[a-h]+', s); m2 = re.search(b'[e-h]+', s)
print(m.group(), m2.group()); s[:] = b'xyz'; print(m.group(), m2.group())
for it in (lambda b: re.finditer(b'a', b), lambda b: re.compile(b'a').scanner(b)):
    b = bytearray(b'x'); i = it(b)
    try: b.extend(b'x'*400); print("no error")
    except BufferError as e: print(e)
    list(i) if not hasattr(i,'search') else i.search()
    del i
    b.extend(b'x'*400)
p=re.compile(b'a')
b=bytearray(b'xax')
def f(m):
    try: b.extend(b'z'*1000); print('noerr')
    except BufferError as e: print(e)
    return b'q'
print(p.sub(f,b))
print(_sre.ascii_iscased(ord('A')), [ (c, _sre.unicode_iscased(c), _sre.unicode_tolower(c), _sre.ascii_iscased(c), _sre.ascii_tolower(c)) for c in (65, 0x131, 0x130, 0xb5, 0x3bc, 0x17f, 0x10400, 0x1e9e, 0xdf)])
print(re.match(r'K', '\u212a', re.I), re.match('\u212a', 'k', re.I), re.match('[19a]', 'A', re.I), re.match(r's', '\u017f', re.I), re.match('[\u017f-\u0180]','S',re.I), re.match('ſ','s',re.I), re.match('[^x]', '\u00b5', re.I),re.match('\u00b5','\u03bc', re.I),re.match(r'\ufb05', '\ufb06', re.I), re.match('[9-a]', '_', re.I), re.match('[\uff21-\uff3a]', '\uff41', re.I),re.match('[\u0430-\u045f]', '\u0400', re.I))
print(re.match(r'.{%d}' % 10, 'a'*10), re.match(r'(?:a|b){0,100000}?c','c').span())
print(re.match(r'(?s).{%s}' % (2**31), "a"*3))
string = "x"*100000
print(re.search(r'\Ay', 'x' * 1000), re.split('^y', 'xx'), re.match(r'.{,%d}' % (_sre.MAXREPEAT - 1), 'x' * 1000).span())
print(re.match(r'.{%d,}?' % (_sre.MAXREPEAT - 1), 'x'), re.match(r'(?:x|y){,%d}' % (_sre.MAXREPEAT - 1), 'xyz').span())
v = memoryview(b'..abc..')[2:5]
print(re.search(b'b', v).span(), re.sub(b'b', memoryview(b'\\g<0>!'), v))
