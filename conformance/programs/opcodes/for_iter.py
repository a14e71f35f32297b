"""GET_ITER and FOR_ITER: when iterables, iterators and items are released."""
from probe import T, boom, n, attempt


class Src(T):
    def __iter__(self):
        return It("iterator of " + self.name)


class It(T):
    i = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        if self.i == 3:
            raise StopIteration(T("in StopIteration"))
        if self.name.endswith("bad") and self.i == 2:
            boom()
        return T(f"item {self.i}")


def loop(src, stop=None):
    for x in src():
        print("  body", x)
        if stop == "break":
            break
        if stop == "return":
            return
        if stop == "raise":
            boom()
    else:
        print("  else")
    print("  loop over, x lives")


for stop in (None, "break", "return", "raise"):
    attempt(str(stop), loop, lambda: Src("s"), stop)
attempt("next fails", loop, lambda: Src("bad"))
attempt("not iterable", loop, lambda: T("no iter"))
attempt("old protocol", lambda: [x for x in type("Seq", (), {"__getitem__": lambda s, i: [7, 8][i]})()][1])
lst = [T("a"), T("b")]
for x in lst:
    print(n(x), lst is None)
    lst = None
print("list gone, x", x)
