"""Literals: escapes, raw, bytes, concatenation, numbers in every base, underscores, and their errors."""
print("\a\b\t\n\v\f\r\0\x41\101\u00e9\U0001F600\N{GREEK SMALL LETTER ALPHA}\'\"\\".encode("unicode_escape"))
print(r"\n\x", b"\x00\xff\n\101", rb"\d", Rb"\q", "a" 'b' """c""" '''d''', u"u", "line\
 continued", len("""a
b"""))
print(0x_ff, 0b1010_1010, 0o17, 1_000_000, 1e3, 1_0.0_1e-2, .5, 5., 1e400, 3j, 1.5J, 0_0, 00, 0xFFFFFFFFFFFFFFFFFF)
print(...,  None, True, not None, (), [], {}, {1}, (1,), [[]], {"a": {}}, -1 ** 2, 2 ** -1, 2 ** 3 ** 2, not 1 == 2)
codes = ["'abc", '"""abc', "'\\x1'", "'\\N{nope}'", "'\\U00110000'", "b'é'", "0777", "1__0", "0x", "0b2", "0o8", "1_", "1e", "1.2.3", "0b", "5a", "0xg",
         "'a' b'b'", "(", ")", "[}", "x = (1,", "$", "a?b", "é = 1; print(é)", "‘quoted’", "1if 1else 2", "\u00a0x", "'\\400'"]
import warnings
warnings.simplefilter("ignore")
for c in codes:
    try:
        exec(c)
        print(ascii(c), "ok")
    except SyntaxError as e:
        print(ascii(c), "->", ascii(e.msg), e.lineno, e.offset)
print("\d" == "\\d", ascii("é\u2028\U0001F600"), repr("é\x7f\xa0\u200b'\""), repr('"'), repr("'"), repr(b"'\""))
