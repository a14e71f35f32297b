"""Attribute hooks, item hooks, call, context, conversions and copying through special methods of one class."""


class Everything:
    log = []

    def __getattr__(self, k):
        self.log.append(f"getattr {k}")
        if k.startswith("__"):
            raise AttributeError(k)
        return k

    def __setattr__(self, k, v):
        self.log.append(f"setattr {k}")
        object.__setattr__(self, k, v)

    def __delattr__(self, k):
        self.log.append(f"delattr {k}")

    def __dir__(self):
        return ["z", "a"]

    def __call__(self, *a, **k):
        return a, k

    def __bytes__(self):
        return b"bytes"

    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __round__(self, n=None):
        return f"round {n}"

    def __floor__(self):
        return "floor"

    def __trunc__(self):
        return "trunc"

    def __reversed__(self):
        return iter("reversed")

    def __sizeof__(self):
        return 1000

    def __matmul__(self, o):
        return "matmul"

    def __ror__(self, o):
        return "ror"

    def __divmod__(self, o):
        return "divmod"

    def __rpow__(self, o, m=None):
        return f"rpow {o} {m}"

    def __pow__(self, o, m=None):
        return f"pow {o} {m}"


e = Everything()
e.x = 1
print(e.x, e.missing, dir(e), e(1, k=2), bytes(e), int(e), float(e), round(e), round(e, 2))
import math
print(math.floor(e), math.trunc(e), "".join(reversed(e)), e @ 1, 1 | e, divmod(e, 2), 2 ** e, pow(e, 2, 3), e.__sizeof__())
del e.x
print(e.x, getattr(e, "y", "unused"), hasattr(e, "__z__"), e.log)
