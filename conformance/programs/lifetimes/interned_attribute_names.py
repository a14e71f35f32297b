"""Names and identifier-like constants are one object; strings made at run time are not, until interned."""
import sys


class C:
    pass


def f():
    return "identifier_like", "not like one!"


a, b = f()
made = "".join(["identifier", "_like"])
print(made == a, made is a, sys.intern(made) is a)
other = "".join(["not like", " one!"])
print(other is b, f()[1] is b)
c = C()
setattr(c, made, 1)
print(list(vars(c))[0] is a, getattr(c, made))
print([k for k in (f.__name__, f.__code__.co_name)][0] is f.__code__.co_name, "f" is f.__name__ or True)
d = {made: 1}
print(list(d)[0] is made, sys.getrefcount(made) - 1)
del d
print(sys.getrefcount(made) - 1)
for bad in (5, b"x", type("S", (str,), {})("sub")):
    try:
        sys.intern(bad)
    except TypeError as e:
        print(e)
