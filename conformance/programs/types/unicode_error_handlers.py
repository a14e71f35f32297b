"""Codecs: registered error handlers, incremental decoding, lookups."""
import codecs


def handler(e):
    print(type(e).__name__, e.start, e.end, e.reason)
    return "[?]", e.end


codecs.register_error("mark", handler)
print("aé€b".encode("ascii", "mark"), b"a\xff\xfeb".decode("utf-8", "mark"), b"\xe2\x82".decode("utf-8", "replace"), b"\xf0\x9f\x98".decode("utf-8", "ignore") == "")
d = codecs.getincrementaldecoder("utf-8")()
print([d.decode(bytes([b])) for b in "é€".encode()], d.decode(b"", True))
print(codecs.lookup("UTF8").name, codecs.lookup("latin1").name, codecs.encode("abc", "rot13"), codecs.encode(b"ab", "hex"), codecs.decode(b"YWI=", "base64"), codecs.BOM_UTF8)
for f in (lambda: codecs.lookup("nope"), lambda: "a".encode("hex"), lambda: b"a".decode("rot13"), lambda: codecs.lookup_error("none"), lambda: b"\xff\xff\x00".decode("utf-16-le")):
    try:
        f()
    except (LookupError, UnicodeError) as e:
        print(type(e).__name__, e)
for b in (b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe9t\xe9", b"\x80", b"\xfe", b"ab\xc3", b"\xe1\x80\xe1"):
    print(b, ascii(b.decode("utf-8", "replace")), ascii(b.decode("utf-8", "surrogateescape")), ascii(b.decode("utf-8", "backslashreplace")))
