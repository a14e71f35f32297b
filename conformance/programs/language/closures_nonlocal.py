"""Closures: nonlocal through several levels, shared cells, late binding, class bodies in between."""


def counter():
    n = 0

    def up(by=1):
        nonlocal n
        n += by
        return n

    def level():
        def deep():
            nonlocal n
            n *= 2
            return n
        return deep
    return up, level()


up, double = counter()
print(up(), up(5), double(), up(), counter()[0]())
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])


def outer():
    x = "function"

    class C:
        x = "class"
        y = [x for _ in [1]]
        z = (lambda: x)()
        w = x
    return C.y, C.z, C.w


print(outer())
x = "global"


def shadow():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 1


shadow()


def use_global():
    global x
    x = "changed"
    return [x for x in "ab"], x


print(use_global(), x)
for code in ("def f():\n nonlocal q", "nonlocal z", "def f(a):\n global a", "def f():\n a = 1\n nonlocal a"):
    try:
        compile(code, "c", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno)
