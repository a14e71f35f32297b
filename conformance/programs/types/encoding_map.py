"""What codecs.charmap_build makes of tables, and the encodings that use it."""
import codecs
import sys

for table in ("\0ab\ufffec", "abc", "\0ab\0", "\0\U00010000", "\0" + "".join(chr(i * 37 + 1) for i in range(300)), "\0\ufffe\ufffe", "\0\uffff", "\0aa"):
    built = codecs.charmap_build(table)
    print(type(built).__name__, len(built) if isinstance(built, dict) else (built.size(), sys.getsizeof(built)))
    for text in ("", "a", "abc", "\0", "\ufffe", "c", "\u1234", "\U00010000", "x\u0100y", "\uffff"):
        for errors in ("strict", "replace", "ignore", "backslashreplace"):
            try:
                print(ascii(text), errors, codecs.charmap_encode(text, errors, built))
            except UnicodeError as e:
                print(ascii(text), errors, ascii(str(e)))
for bad in ("", 3):
    try:
        codecs.charmap_build(bad)
    except TypeError as e:
        print(e)
try:
    type(codecs.charmap_build("\0"))()
except TypeError as e:
    print(e)
for name in ("cp437", "cp037", "iso8859_3", "koi8_r", "mac_roman", "cp1252", "iso8859_15"):
    text = "".join(chr(c) for c in range(0x20, 0x500)) + "\u2020\u20ac\u2591"
    data = text.encode(name, "ignore")
    print(name, len(data), hash(data) == hash(bytes(data)), data.decode(name)[:20] == data.decode(name)[:20], sum(data))
