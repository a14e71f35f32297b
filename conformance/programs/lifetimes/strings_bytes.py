"""Identity and counts of strings and bytes: interning, single characters, empties, shared results of no-op methods."""
import sys


def n(x):
    return sys.getrefcount(x) - 2


s = "".join(["ab", "cd"])
print("fresh string", n(s))
print("no-op results are the string", s[:] is s, str(s) is s, s.replace("z", "y") is s, s.strip() is s,
      s.ljust(2) is s, s * 1 is s, s + "" is s, "" + s is s, "%s" % s is s, f"{s}" is s, s.lower() is s)
print("single characters shared", s[0] is "xa"[1], chr(97) is s[0], chr(300) is chr(300))
print("empty shared", s[4:] is "", "".join([]) is "", bytes() is b"", bytes(0) is b"")
t = "".join(["ab", "cd"])
print("equal, not same", t == s, t is s)
i = sys.intern(s)
print("intern first", i is s, sys.intern(t) is s, n(t))
b = bytes([1, 2, 3])
print("bytes", n(b), b[:] is b, bytes(b) is b, b.strip() is b, b * 1 is b)
print("bytes characters", b[0:1] is bytes([1]), bytes(b"x") is b"x")
x = "".join(["k", "ey"])
d = {x: 1}
print("dict key holds", n(x))


class C:
    pass


c = C()
name = "".join(["at", "tr"])
setattr(c, name, 1)
print("setattr interns", list(vars(c))[0] is sys.intern("attr"))
s += "e"
print("appended in place is new or same", s)
ba = bytearray(b)
print("bytearray copies", n(b), n(ba))
