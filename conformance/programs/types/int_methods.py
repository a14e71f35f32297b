"""int construction, parsing, conversion methods and attributes."""
from tell import tell
tell("""
[int(), int('12'), int(' -12\\n'), int('1_000'), int('ff', 16), int('0xff', 16), int('0b11', 0), int('0o17', 0), int('z', 36), int(b'12'), int(bytearray(b'7'))]
[int(3.99), int(-3.99), int(1e20), int('٣'), int('10', base=2), int(True)]
int('')
int('1__0')
int('0x1')
int('9', 8)
int('012', 0)
int('1', 1)
int('1', 37)
int(5, 10)
int('a\\0')
int([])
int(float('nan'))
int(float('inf'))
int(1j)
int('x' * 30)
[(255).bit_length(), (-256).bit_length(), (0).bit_length(), (255).bit_count(), (-7).bit_count()]
[(1000).to_bytes(2, 'big'), (1000).to_bytes(4, 'little'), (-5).to_bytes(2, 'big', signed=True), (5).to_bytes(), (0).to_bytes(0, 'big')]
(1000).to_bytes(1, 'big')
(-1).to_bytes(2, 'big')
(1).to_bytes(-1, 'big')
(1).to_bytes(1, 'middle')
[int.from_bytes(b'\\x03\\xe8', 'big'), int.from_bytes(b'\\xff\\xfb', 'big', signed=True), int.from_bytes([1, 2], 'little'), int.from_bytes(b'')]
[(5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (5).as_integer_ratio(), (5).__trunc__(), (5).__index__()]
[bin(-10), oct(64), hex(-255), bin(0), hex(2**70)]
[hash(5), hash(-1), hash(2**61 - 1), hash(2**61), hash(-2**61), hash(2**100), hash(True)]
(5).x
type(int.__new__(int, 3)), int.__doc__[:20]
""")


class I(int):
    def __new__(cls, v, tag):
        self = super().__new__(cls, v)
        self.tag = tag
        return self

    def __repr__(self):
        return f"I{int(self)}"


i = I(5, "t")
print(i, i + 1, type(i + 1), i.tag, [i], f"{i:03d}", {5: "found"}[i], type(-i), type(int(i)), type(+i))
