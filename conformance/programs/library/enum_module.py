"""enum: members, aliases, auto, flags, functional API, errors."""
import enum


class Color(enum.Enum):
    RED = 1
    GREEN = 2
    ALIAS = 1

    @property
    def lower(self):
        return self.name.lower()


class Perm(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    X = enum.auto()
    RW = R | W


class N(enum.IntEnum):
    ONE = 1
    TWO = 2


class S(enum.StrEnum):
    A = enum.auto()


print(list(Color), Color.RED, repr(Color.ALIAS), Color(2), Color["RED"], Color.GREEN.lower, Color.__members__.keys(), len(Color))
print(Perm.R | Perm.X, Perm.RW, Perm(0), ~Perm.R, Perm.R in Perm.RW, list(Perm.RW), Perm(5).name, bool(Perm(0)))
print(N.ONE + 1, N.TWO == 2, f"{N.ONE}", repr(N.TWO), S.A, f"{S.A!r}", isinstance(S.A, str), sorted([N.TWO, N.ONE]))
print(enum.Enum("Dyn", "A B")(2), Color.RED is Color(1), Color.RED == 1, hash(Color.RED) == hash("RED"), Color.RED in Color)
for code in ("Color(9)", "Color['X']", "Color.NOPE", "Perm(99)", "Color.RED < Color.GREEN"):
    try:
        print(eval(code))
    except (ValueError, KeyError, AttributeError, TypeError) as e:
        print(code, "->", type(e).__name__, e)
for code in ("class X(Color): pass", "Color.RED = 5", "@enum.unique\nclass U(enum.Enum):\n a = 1\n b = 1", "class D(enum.Enum):\n a = 1\n a = 2"):
    try:
        exec(code)
    except (TypeError, AttributeError, ValueError) as e:
        print(type(e).__name__, e)
