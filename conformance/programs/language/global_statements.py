"""global, del, locals, globals, vars, dir and __builtins__ changes seen by running code."""
import builtins

x = 1


def f():
    global x, fresh
    x = 2
    fresh = "made in f"
    del x
    return "x" in globals()


print(f(), fresh)


def g():
    a = 1
    before = dict(locals())
    locals()["a"] = 99
    b = 2
    return before, sorted(locals()), a


print(g())


class C:
    p = 1
    q = sorted(k for k in vars() if not k.startswith("_"))
    locals()["dynamic"] = "works in class bodies"
    r = dynamic


print(C.q, C.r, C.dynamic)
builtins.injected = "from builtins"
print(injected)
del builtins.injected
try:
    injected
except NameError as e:
    print(e)
len = lambda x: "shadowed"
print(len([]))
del len
print(len([]))
saved = builtins.abs
builtins.abs = lambda x: "replaced"
print([abs(i) for i in range(2)])
builtins.abs = saved
print(abs(-1), [n for n in dir() if n in ("f", "g", "C")], sorted(vars(C()).keys()))


def h():
    try:
        print(later)
    except NameError as e:
        print(type(e).__name__, e)


h()
later = 5
h()
print(dir(type("D", (), {"__dir__": lambda s: ["b", "a"]})()), vars(type("V", (), {"__slots__": ()})) is not None)
try:
    vars(5)
except TypeError as e:
    print(e)
