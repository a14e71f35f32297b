"""struct: packing, alignment, sizes, iterators, errors."""
import struct

print(struct.pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 4294967295, -4, 2**64 - 1), struct.pack(">hf d".replace(" ", ""), 1, 1.5, -2.5), struct.pack("=?c3sp", True, b"x", b"ab", b""), struct.pack("5p", b"hello world"))
print([struct.calcsize(f) for f in ("bi", "=bi", "bq", "qb", "@bhl", "3s0i", "x2x", "e", "nN", "P", "0s", "10h")], struct.pack("@bi", 1, 2), struct.pack("<e", 1.5), struct.unpack("<e", b"\x00|"))
print(struct.unpack("<2sxi", b"ab\0\1\0\0\0"), struct.unpack_from("<h", b"abcd", 2), list(struct.iter_unpack("<H", b"\1\0\2\0")), struct.unpack("!4p", b"\x02abc"))
b = bytearray(6)
struct.pack_into(">H", b, 2, 0x1234)
s = struct.Struct("<if")
print(b, s.size, s.format, s.pack(1, 2), s.unpack(s.pack(7, 0.5)), repr(s)[:7])
for f in (lambda: struct.pack("b", 128), lambda: struct.pack("H", -1), lambda: struct.pack("i", 1.5), lambda: struct.pack("i"), lambda: struct.pack("z", 1), lambda: struct.unpack("i", b"abc"), lambda: struct.pack("c", b"ab"), lambda: struct.pack("s", "a"), lambda: struct.pack("f", 1e300),
          lambda: struct.unpack_from("i", b"abcd", 2), lambda: struct.pack_into("i", b, 5, 1), lambda: struct.pack("<P", 1), lambda: struct.calcsize("3"), lambda: list(struct.iter_unpack("H", b"abc")), lambda: struct.pack("e", 1e6), lambda: struct.pack("?", 5) and struct.pack("q", 2**63)):
    try:
        print(f())
    except (struct.error, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
