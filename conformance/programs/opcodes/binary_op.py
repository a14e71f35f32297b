"""BINARY_OP: operands live through the call, die after it, on success, on NotImplemented and on errors."""
from probe import T, boom, n, attempt


class N(T):
    def __add__(self, o):
        print("  add", n(self), n(o))
        return N("sum")

    def __sub__(self, o):
        return NotImplemented

    def __rsub__(self, o):
        print("  rsub", n(self))
        return N("difference")

    def __mul__(self, o):
        raise ValueError("mul failed")

    def __matmul__(self, o):
        return self

    def __truediv__(self, o):
        return o


class Sub(N):
    def __radd__(self, o):
        print("  subclass first")
        return N("radd")


a, b = N("a"), N("b")
attempt("named", lambda: (a + b).name)
attempt("temporaries", lambda: (N("l") + N("r")).name)
attempt("subclass reflected", lambda: (N("l") + Sub("s")).name)
attempt("same type, no reflection", lambda: N("l") - N("r"))
attempt("reflected", lambda: (T("l") - N("r")).name)
attempt("raises", lambda: N("l") * N("r"))
attempt("returns self", lambda: (N("l") @ N("r")).name)
attempt("returns other", lambda: (N("l") / N("r")).name)
attempt("unsupported", lambda: T("l") % T("r"))
attempt("right fails", lambda: N("l") + boom())
attempt("list plus", lambda: len([T(1)] + [T(2)]))
attempt("list plus tuple", lambda: [T(1)] + (T(2),))
attempt("list times", lambda: len([T(1)] * 3))
attempt("shift", lambda: T("l") << 1)
attempt("power", lambda: T("l") ** T("r"))
attempt("dict or", lambda: len({1: T(1)} | {2: T(2)}))
attempt("dict or list", lambda: {1: T(1)} | [T(2)])
