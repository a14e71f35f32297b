"""re: matching, groups, substitution, flags, errors."""
import re

m = re.match(r"(?P<y>\d{4})-(?P<m>\d\d)(-(\d\d))?", "2024-05 rest")
print(m, m.group(), m.groups(), m.groupdict(), m.span("m"), m[1], m.lastgroup, m.lastindex, m.re.groups, m.expand(r"\2/\1"), m.regs)
print(re.findall(r"a(b)?", "ab a"), re.findall(r"(a)(b)?", "aba"), [x.span() for x in re.finditer("a*", "baac")], re.split(r"(,)|;", "a,b;c"), re.split("x*", "axbc"), re.sub("a*", "-", "baac"), re.subn("b", lambda m: m[0] * 2, "abcb", 1))
print(re.sub(r"(?i)HELLO (\w+)", r"\g<1>!\\", "hello World"), re.search(r"^b$", "a\nb\nc", re.M), re.search("a.b", "a\nb", re.S), re.fullmatch(r"\w+", "été_1"), re.fullmatch(r"\w+", "é", re.A), re.compile(r"""a  # comment
 b""", re.X).match("ab"))
print(re.search(r"(?<=a)b(?!c)", "abc ab"), re.search(r"(\w)\1", "hello"), re.match(r"(a)|b", "b").groups(), re.search(r"(?:a|ab)(?:c|bcd)(d*)", "abcd").groups(), re.search(r"a{2,3}?", "aaaa")[0], re.search(r"(?>a+)b", "aaab")[0], re.search("a++b", "aab"), re.findall(r"\b\w", "hi there"))
print(re.escape("a.b*c é"), re.compile("a", re.I | re.M), repr(re.compile("x" * 10)), re.compile(b"a").search(b"ba"), re.match(r"[^\W\d_]+", "abc1")[0], re.search(r"[a-c\]-]+", "]-b")[0], re.search("(?i:A)b", "ab"))
for bad in ("(", ")", "[", "a**", "*", "(?P<1>a)", "(?P<a>b)(?P<a>c)", r"\1", "(?<=a*)b", "a{3,1}", "(?z)", r"\q", "[b-a]", "(?P=x)", "(?", "x(?i)", "(?P<n", r"\N{nope}", "[[:alpha:]"):
    try:
        print(bad, re.compile(bad).pattern == bad)
    except re.error as e:
        print(bad, "->", e, e.pos)
for f in (lambda: re.match("a", b"a"), lambda: re.match(5, "a"), lambda: m.group(9), lambda: m.group("zz"), lambda: re.sub("a", r"\9", "a"), lambda: re.sub("a", r"\g<x>", "a"), lambda: re.compile("a", 5 << 20)):
    try:
        f()
    except (TypeError, IndexError, re.error, ValueError) as e:
        print(type(e).__name__, e)
s = re.Scanner([(r"\d+", lambda s, t: int(t)), (r"\s+", None), (r"\w+", lambda s, t: t)])
print(s.scan("12 ab 3"), re.purge(), re.compile("a") is re.compile("a"), re.compile("a") == re.compile("a"))
