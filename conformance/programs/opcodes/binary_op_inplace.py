"""BINARY_OP in place: names, attributes and items; the old value's fate, and fallbacks."""
from probe import T, boom, n, attempt


class I(T):
    def __iadd__(self, o):
        print("  iadd", n(self), n(o))
        return self

    def __isub__(self, o):
        return I("new")

    def __imul__(self, o):
        return NotImplemented

    def __mul__(self, o):
        return I("product")

    def __itruediv__(self, o):
        raise ValueError("failed")


class Box:
    pass


x = I("x")
x += T("operand")
print("kept", n(x))
x -= T("operand")
print("replaced", x)
x *= T("operand")
print("fallback", x)
attempt("raises", lambda: exec("global x\nx /= T('operand')"))
print("unchanged", x)
b, d = Box(), {}
b.a, d["k"] = I("attr"), I("item")
b.a += 1
d["k"] += 1
b.a -= 1
d["k"] -= 1
attempt("unsupported", lambda: exec("b.a <<= T('operand')"))
attempt("missing item", lambda: exec("d['none'] += T('never made')"))
attempt("right side fails", lambda: exec("d['k'] += boom()"))
t = ([],)
try:
    t[0] += [T("landed")]
except TypeError as e:
    print(e, t)
lst = alias = [T(0)]
lst += (T(1),)
print(lst is alias, len(alias))
lst *= 0
print("emptied")
s = "ab" * 1
s += "c"
print(s)
i = 5
i += 1
i **= 2
i //= 5
i @= type("M", (), {"__rmatmul__": lambda s, o: o})()
print(i)
