"""with statements: several managers, parenthesised, targets of every kind, swallowing, errors in enter and exit."""


class M:
    def __init__(self, name, swallow=False, fail=False):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail:
            raise OSError("enter " + self.name)
        return [self.name, 1]

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__)
        return self.swallow


class O:
    pass


o, d = O(), {}
with (
    M("a") as (x, y),
    M("b") as o.attr,
    M("c") as d["k"],
    M("d") as [*z],
):
    print(x, y, o.attr, d, z)
with M("swallow", True):
    1 / 0
try:
    with M("outer"), M("failing", fail=True), M("never"):
        pass
except OSError as e:
    print(e)
with M("outer", True), M("inner"):
    raise KeyError
def f():
    for i in range(3):
        with M(i):
            if i == 0:
                continue
            if i == 1:
                return "returned"
print(f())
try:
    with M("bad target") as (p, q, r):
        pass
except ValueError as e:
    print(e)
