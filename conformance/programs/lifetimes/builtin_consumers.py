"""Built-ins given temporaries release them at once; those that fail half way release what they had."""


class T:
    live = 0

    def __init__(self, v):
        self.v = v
        T.live += 1

    def __del__(self):
        T.live -= 1

    def __lt__(self, o):
        return self.v < o.v

    def __add__(self, o):
        return T(self.v + getattr(o, "v", o))

    __radd__ = __add__

    def __index__(self):
        return self.v

    def __hash__(self):
        return self.v

    def __eq__(self, o):
        return self.v == o.v


def make(n, fail=None):
    for i in range(n):
        if i == fail:
            raise ValueError("source failed")
        yield T(i)


def check(label, f):
    try:
        r = f()
        r = getattr(r, "v", r)
    except Exception as e:
        r = type(e).__name__
    print(f"{label:12}", r if isinstance(r, (int, str, bytes)) else type(r).__name__, end=" ")
    r = None
    print("live", T.live)


check("sum", lambda: sum(make(4)))
check("max", lambda: max(make(4)))
check("min empty", lambda: min(make(0)))
check("any", lambda: any(make(3)))
check("all", lambda: all(make(3)))
check("len list", lambda: len(list(make(5))))
check("sorted", lambda: sorted(make(5), reverse=True))
check("set", lambda: set(make(5)))
check("dict", lambda: dict(zip(make(3), make(3))))
check("bytes", lambda: bytes(make(3)))
check("join", lambda: "".join(make(2)))
for name, c in {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset, "sum": sum, "max": max, "bytes": bytes,
                "dict": dict.fromkeys, "sorted": sorted, "any": lambda x: any(not i for i in x)}.items():
    check(name + " fail", lambda: c(make(5, 3)))
check("in", lambda: int(T(3) in make(5)))
check("list.index", lambda: list(make(5)).index(T(2)))
check("unpack few", lambda: (lambda a, b: 0)(*make(3)))
check("divmod", lambda: divmod(T(1), T(0)))
check("pow", lambda: pow(T(1), 2))
check("range", lambda: range(T(5), T(9), T(2))[1])
check("getitem", lambda: [1, 2, 3][T(1)])
check("slice", lambda: "abcdef"[T(1):T(3)])
check("isinstance", lambda: isinstance(T(1), T))
check("iter2", lambda: next(iter(lambda: T(1), T(2))))
