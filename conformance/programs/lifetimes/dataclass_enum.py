"""Dataclasses and enums: fields, defaults shared, members living as long as their class."""
import dataclasses
import enum
import gc
import sys
import weakref


class T:
    def __init__(self, name="default"):
        self.name = name

    def __del__(self):
        print("  del", self.name)


@dataclasses.dataclass
class D:
    a: object
    b: object = None
    c: list = dataclasses.field(default_factory=list)
    d: object = dataclasses.field(default=None, repr=False)


x = T("x")
d = D(x, T("b"))
print("count", sys.getrefcount(x) - 1, d.c is D(1).c)
e = dataclasses.replace(d, a=None)
print("replace shares", e.b is d.b, sys.getrefcount(d.b) - 1)
print("drop both")
del d
del e
print("b gone")


@dataclasses.dataclass(slots=True, frozen=True)
class F:
    p: object
    q: object


f = F(T("p"), T("q"))
try:
    f.p = 1
except dataclasses.FrozenInstanceError as err:
    print(err)
print(hasattr(f, "__dict__"), dataclasses.astuple(F(1, [2])))
print("drop frozen")
del f


class Color(enum.Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1


r = weakref.ref(Color.RED)
print(Color(1) is Color.RED is Color.CRIMSON, list(Color), r() is Color.RED)
before = sys.getrefcount(Color.GREEN)
g = Color["GREEN"]
print("one more", sys.getrefcount(Color.GREEN) - before)
w = weakref.ref(Color)
del Color, g
gc.collect()
print("enum class collected with its members", w(), r())
