"""What gc.get_referents shows of instances on built-in layouts, in the order in which the collector visits it."""
import collections
import functools
import gc
import operator
import types
import weakref


class Plain:
    def method(self):
        pass


class Slots:
    __slots__ = ("a", "b")


class Mixed(Plain):
    __slots__ = ("z",)


def show(name, x):
    print(name, [y.__name__ if isinstance(y, type) else type(y).__name__ for y in gc.get_referents(x)])


def made(base, *args, **named):
    cls = type("Sub", (base,), {})
    x = cls(*args, **named)
    for name in "abz":
        try:
            setattr(x, name, bytearray() if name != "z" else [])
        except AttributeError:
            pass
    return x


def function(a=1.5, *, k: int = 2.5):
    """Doc."""


plain = Plain()
function.attribute = plain
for base, args in [(Plain, ()), (Slots, ()), (Mixed, ()), (list, ([1.5],)), (dict, ({1.5: plain},)), (tuple, ((plain,),)), (set, ([plain],)),
                   (Exception, (plain,)), (types.ModuleType, ("m",)), (weakref.ref, (plain, function)), (property, (function,)),
                   (collections.deque, ([plain],)), (collections.OrderedDict, ({"x": plain},)), (staticmethod, (function,)),
                   (collections.defaultdict, (list, {"x": plain})), (enumerate, ([plain],)), (functools.partial, (function, plain))]:
    x = made(base, *args)
    show(base.__name__, x)
    if hasattr(x, "__dict__"):
        x.__dict__
        show(base.__name__ + " with a dict", x)

show("dict of strings", {"a": plain})
show("dict of floats", {1.5: plain, 2.5: None})
show("function", function)
show("method", plain.method)
show("class", Plain)
show("builtin", [].append)


def generator(a):
    b = [a]
    yield b


g = generator(1.5)
show("generator", g)
next(g)
show("suspended generator", g)
list(g)
show("finished generator", g)
for error in [AttributeError("a"), OSError(1, "b"), SyntaxError("x", ("f", 1, 2, "t", 3, 4)), StopIteration(plain)]:
    show(type(error).__name__, error)
