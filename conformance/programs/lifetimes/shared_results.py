"""Which operations return the str, bytes, tuple or number itself, and which single characters are shared."""
class S(str): pass
class B(bytes): pass
s = "".join(["ab", "cd"]); w = "".join(["\u20ac", "\u20ad"]); l1 = "".join(["\xe9","\xea"])
b = bytes([65, 66, 67])
def t(name, f):
    for label, x in (("s", s), ("w", w), ("l1", l1), ("S", S("abcd")), ("1", chr(97)), ("e", "")):
        try:
            r = f(x); print(name, label, r is x, type(r).__name__)
        except Exception as e: print(name, label, type(e).__name__, e)
t("%s", lambda x: "%s" % x); t("%s,", lambda x: "%s" % (x,)); t("%2s", lambda x: "%2s" % x); t("%.9s", lambda x: "%.9s" % x); t("%-2s", lambda x: "%-2s" % x); t("%(a)s", lambda x: "%(a)s" % {"a": x}); t("%+s", lambda x: "%+s" % x)
t("%r", lambda x: "%r" % x); t("lit", lambda x: x % ()); t("%%", lambda x: ("%s%%" % x)[:-1])
t("{}", lambda x: "{}".format(x)); t("{!s}", lambda x: "{!s}".format(x)); t("{:4}", lambda x: "{:4}".format(x)); t("{:2}", lambda x: "{:2}".format(x)); t("{:s}", lambda x: "{:s}".format(x)); t("lit.format", lambda x: x.format())
t("f", lambda x: f"{x}"); t("f!s", lambda x: f"{x!s}"); t("f:2", lambda x: f"{x:2}"); t("format", lambda x: format(x)); t("format s", lambda x: format(x, "s")); t("format 4", lambda x: format(x, "4"));t("format <1", lambda x: format(x, "<1"))
t("join", lambda x: "".join([x])); t("join,", lambda x: ",".join((x,))); t("join2", lambda x: "".join([x, ""])); t("join3", lambda x: "".join(["", x]))
t("joinit", lambda x: "".join(iter([x])))
for m in ("strip", "lstrip", "rstrip", "lower", "upper", "title", "capitalize", "swapcase", "casefold", "expandtabs", "format"):
    t(m, lambda x: getattr(x, m)())
for m, a in (("strip", "zz"), ("lstrip", "z"), ("rstrip", "z"), ("center", 2), ("ljust", 2), ("rjust", 2), ("zfill", 2), ("center", 4), ("replace", ("y", "z")), ("replace", ("a", "z", 0)), ("removeprefix", "zz"), ("removesuffix", "zz"), ("removeprefix", ""), ("expandtabs", 4), ("translate", {}), ("replace", ("a", "a")), ("replace", ("ab", "ab"))):
    t(m + str(a), lambda x: getattr(x, m)(*(a if isinstance(a, tuple) else (a,))))
t("partition", lambda x: x.partition("z")[0]); t("rpartition", lambda x: x.rpartition("z")[2]); t("split", lambda x: x.split("z")[0]); t("splitws", lambda x: x.split()[0]); t("rsplit", lambda x: x.rsplit("z")[0]); t("rsplitws", lambda x: x.rsplit()[0]); t("splitlines", lambda x: x.splitlines()[0])
t("splitchar2", lambda x: x.split("zz")[0])
t("[:]", lambda x: x[:]); t("[::1]", lambda x: x[::1]); t("[0:]", lambda x: x[0:]); t("[::2]", lambda x: x[::2]); t("*1", lambda x: x * 1); t("1*", lambda x: 1 * x); t("+e", lambda x: x + ""); t("e+", lambda x: "" + x); t("str", lambda x: str(x)); t("__str__", lambda x: x.__str__()); t("__getnewargs__", lambda x: x.__getnewargs__()[0]); t("__format__", lambda x: x.__format__(""))
t("[0]", lambda x: x[0]); t("iter", lambda x: next(iter(x))); t("max", lambda x: max(x)); t("list", lambda x: list(x)[0]); t("[:1]", lambda x: x[:1]); t("[-1:]", lambda x: x[-1:])
import copy, sys
t("copy", copy.copy); t("deepcopy", copy.deepcopy); t("intern", lambda x: sys.intern(x)); t("S()", lambda x: S(x))
def tb(name, f):
    for label, x in (("b", b), ("B", B(b"abcd")), ("1", bytes([97])), ("e", b"")):
        try:
            r = f(x); print(name, label, r is x, type(r).__name__)
        except Exception as e: print(name, label, type(e).__name__, e)
tb("[:]", lambda x: x[:]); tb("[::1]", lambda x: x[::1]); tb("*1", lambda x: x * 1); tb("+", lambda x: x + b""); tb("b+", lambda x: b"" + x); tb("bytes", bytes); tb("join", lambda x: b"".join([x])); tb("join2", lambda x: b"".join([x, b""])); tb("%b", lambda x: b"%b" % x); tb("lit", lambda x: x % ())
for m, a in (("strip", ()), ("strip", (b"zz",)), ("lower", ()), ("upper", ()), ("title", ()), ("capitalize", ()), ("swapcase", ()), ("expandtabs", ()), ("center", (2,)), ("ljust", (2,)), ("rjust", (2,)), ("zfill", (2,)), ("replace", (b"y", b"z")), ("replace", (b"a", b"z", 0)), ("removeprefix", (b"zz",)), ("removesuffix", (b"zz",)), ("translate", (None,)), ("translate", (None, b"")), ("replace", (b"ab", b"ab"))):
    tb(m + str(a), lambda x: getattr(x, m)(*a))
tb("partition", lambda x: x.partition(b"z")[0]); tb("rpartition", lambda x: x.rpartition(b"z")[2]); tb("split", lambda x: x.split(b"z")[0]); tb("splitws", lambda x: x.split()[0]); tb("rsplit", lambda x: x.rsplit(b"z")[0]); tb("rsplitws", lambda x: x.rsplit()[0]); tb("splitlines", lambda x: x.splitlines()[0])
tb("__bytes__", lambda x: x.__bytes__()); tb("copy", copy.copy); tb("deepcopy", copy.deepcopy); tb("getnew", lambda x: x.__getnewargs__()[0]); tb("[:1]", lambda x: x[:1]); tb("[-1:]", lambda x: x[-1:]); tb("from int", lambda x: bytes([x[0]]))
print(bytes([5]) is bytes([5]), bytes(1) is bytes([0]), b"ab"[:1] is bytes([97]), bytes("a", "ascii") is bytes([97]), "a".encode() is bytes([97]), bytearray(b"a") and bytes(bytearray(b"a")) is bytes([97]), bytes(memoryview(b"a")) is bytes([97]), memoryview(b"a").tobytes() is bytes([97]), (97).to_bytes(1, "big") is bytes([97]), b"%c" % 97 is bytes([97]))
def tt(name, f):
    class T(tuple): pass
    for label, x in (("t", tuple([1, 2])), ("T", T([1,2])), ("e", ())):
        try:
            r = f(x); print(name, label, r is x, type(r).__name__)
        except Exception as e: print(name, label, type(e).__name__, e)
tt("[:]", lambda x: x[:]); tt("[::1]", lambda x: x[::1]); tt("*1", lambda x: x * 1); tt("+", lambda x: x + ()); tt("()+", lambda x: () + x); tt("tuple", tuple); tt("star", lambda x: (*x,)); tt("copy", copy.copy); tt("deepcopy", copy.deepcopy);tt("*0", lambda x: x * 0)
for x in (10**3, 10**30, True, 1.5, 2j, frozenset([1]), frozenset()):
    print(x, [f(x) is x for f in (type(x), copy.copy, copy.deepcopy, lambda y: y.__class__(y))])
for x in (10**3, 10**30):
    print(x, [f(x) is x for f in (int, lambda x: +x, lambda x: x + 0, lambda x: 0 + x, lambda x: x * 1, lambda x: x - 0, lambda x: x // 1, lambda x: x | 0, lambda x: x & -1, lambda x: x ^ 0, lambda x: x << 0, lambda x: x >> 0, abs, lambda x: x.__index__(), lambda x: x.__int__(), lambda x: round(x), lambda x: round(x, -0), lambda x: round(x, 2), lambda x: x.numerator, lambda x: x.real, lambda x: x.conjugate(), lambda x: x ** 1, lambda x: x.__trunc__(), lambda x: x.__floor__(), lambda x: divmod(x, 1)[0], lambda x: pow(x, 1), lambda x: x % (x + 1))])
for x in (1.5,):
    print(x, [f(x) is x for f in (float, lambda x: +x, lambda x: x + 0, lambda x: x * 1, abs, lambda x: x.__float__(), lambda x: round(x, 3), lambda x: x.real, lambda x: x.conjugate())])
f = frozenset([1, 2])
print(f.copy() is f, f | set() is f, f & f is f, f - set() is f, f.union() is f, f.difference() is f, frozenset(f) is f)
chars = [c for c in range(300) if sys.intern(chr(c)) is not chr(c)]
print("".join(map(chr, chars)), [chr(c) is chr(c) for c in (0, 127, 128, 255, 256)])
