"""unicodedata.ucd_3_2_0: what came later does not exist, what changed has its old value; the idna codec on top of it."""
import hashlib
import unicodedata

old = unicodedata.ucd_3_2_0
print(old.unidata_version, type(old), unicodedata.UCD is type(old))
samples = list(range(0x3000)) + list(range(0xA000, 0xA100)) + list(range(0xF900, 0x10000)) + list(range(0x1D6D0, 0x1D7FF)) + list(range(0x2F800, 0x2FA20))
for name in ("category", "bidirectional", "combining", "mirrored", "east_asian_width", "decomposition"):
    f = getattr(old, name)
    print(name, hashlib.md5("".join(str(f(chr(c))) for c in samples).encode()).hexdigest())
for name in ("decimal", "digit", "numeric", "name"):
    f = getattr(old, name)
    print(name, hashlib.md5("".join(str(f(chr(c), None)) for c in samples).encode()).hexdigest())
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, [hex(c) for c in samples if old.normalize(form, chr(c)) != unicodedata.normalize(form, chr(c))][:20])
print(ascii(old.normalize("NFC", "\U0002f868")), old.is_normalized("NFC", "\U0002f868"), ascii(old.normalize("NFD", "a\u0350\u0316")))
for f in (lambda: old.lookup("LATIN SMALL LETTER D WITH CURL"), lambda: old.lookup("CJK UNIFIED IDEOGRAPH-30000"), lambda: old.lookup("NULL"),
          lambda: old.lookup("LATIN SMALL LETTER A"), lambda: old.name("\u0221"), lambda: old.name("ab"), lambda: old.normalize("x", "a"),
          lambda: type(old)()):
    try:
        print(ascii(f()))
    except (KeyError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
print("fa\xdf.de".encode("idna"), "b\xfccher.example".encode("idna"), ascii(b"xn--bcher-kva".decode("idna")))
for label in ("\u0221", "a\u05d0", "x" * 64, "\u2028"):
    try:
        print(label.encode("idna"))
    except UnicodeError as e:
        print(ascii(str(e)))
