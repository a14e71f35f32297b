"""Operands and results of operators: temporaries die as soon as the operation is done."""


class T:
    def __init__(self, name):
        self.name = name
        print("+", name, end="  ")

    def __del__(self):
        print("-", self.name, end="  ")

    def __add__(self, o):
        return T(f"({self.name}+{o.name})")

    def __neg__(self):
        return T(f"-{self.name}")

    def __getitem__(self, k):
        return T(f"{self.name}[{getattr(k, 'name', k)}]")

    def __getattr__(self, k):
        if k.startswith("_"):
            raise AttributeError(k)
        return T(f"{self.name}.{k}")

    def __call__(self, *a):
        return T(f"{self.name}()")

    def __bool__(self):
        return self.name != "false"

    def __lt__(self, o):
        return T(f"({self.name}<{o.name})")

    def __eq__(self, o):
        return False

    def __contains__(self, o):
        return True


def run(f):
    f()
    print()


run(lambda: T("a") + T("b"))
run(lambda: T("a") + T("b") + T("c"))
run(lambda: T("a") + (T("b") + T("c")))
run(lambda: -T("a"))
run(lambda: T("a")[T("k")])
run(lambda: T("a").x.y)
run(lambda: T("a")(T("arg"))(T("arg2")))
run(lambda: T("a") and T("b"))
run(lambda: T("false") and T("b"))
run(lambda: T("a") or T("b"))
run(lambda: not T("a"))
run(lambda: T("a") < T("b") < T("c"))
run(lambda: T("a") if T("cond") else T("b"))
run(lambda: T("a") in T("b"))
run(lambda: T("a") is T("b"))
run(lambda: T("a") != T("b"))
run(lambda: (T("a"), T("b"))[0])
run(lambda: [T("a"), T("b")][-1])
run(lambda: {"k": T("v")}["k"])
run(lambda: f"{T('a').name}{T('b').name!r}")
run(lambda: (x := T("w")) + x)
