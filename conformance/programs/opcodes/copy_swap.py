"""COPY and SWAP: chained targets, walrus, augmented items, and chained comparison share one value."""
from probe import T, boom, n, attempt


class O:
    pass


a = b = c = T("three names")
print(n(a))
a = b = c = None
o, l = O(), [0, 0]
o.x = l[0] = l[1] = T("attr and items")
print(n(o.x))
l.clear()
print("items gone", n(o.x))
o.x = None
if (w := T("walrus")) is not None:
    print(n(w))
print([y := T("in list"), y, n(y)][2], n(y))
w = y = None


def chained_fail():
    global p, q
    p = o.x = boom.nothing = q = T("stored until the failure")
    return "fine"


attempt("chain of targets", chained_fail)
p = q = o.x = None
del boom.nothing


class Idx(T):
    def __getitem__(self, k):
        print("  get", n(self), n(k))
        return 1

    def __setitem__(self, k, v):
        print("  set", n(self), n(k), v)


def aug():
    Idx("container")[T("key")] += 1


attempt("augmented item keeps container and key", aug)


def aug_fail():
    Idx("container")[T("key")] += boom()


attempt("augmented item fails", aug_fail)


def swap3(x, y, z):
    x, y, z = z, x, y
    return f"{x.name}{y.name}{z.name} {n(x)}"


attempt("three-way", lambda: swap3(T("a"), T("b"), T("c")))


def rotate4(a, b, c, d):
    a, b, c, d = d, c, b, a
    return n(a)


attempt("four-way builds a tuple", lambda: rotate4(T("a"), T("b"), T("c"), T("d")))
