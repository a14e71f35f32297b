"""match statements: literals, captures, or, as, guards, sequences, mappings, classes, values, and their errors."""
import enum
from dataclasses import dataclass


class Color(enum.Enum):
    RED = 1
    BLUE = 2


@dataclass
class Point:
    x: int
    y: int


def f(v):
    match v:
        case 0 | 1 | -1:
            return "small"
        case -1.5 | 2 + 3j:
            return "number"
        case "a" "b" | b"bytes":
            return "text"
        case True:
            return "never: 1 came first"
        case None:
            return "none"
        case Color.RED as c:
            return f"red {c.value}"
        case Point(x=0, y=0):
            return "origin"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(0, y) | Point(y, 0):
            return f"axis {y}"
        case [Point() as p, *_]:
            return f"starts with {p}"
        case [1, [2, *rest], {"k": [v2]}]:
            return f"deep {rest} {v2}"
        case {"op": ("add" | "sub") as op, "args": [a, b]}:
            return f"{op} {a} {b}"
        case {**all_} if all_:
            return f"mapping {sorted(all_)}"
        case str(s) | bytes(s):
            return f"string {s!r}"
        case int() | float():
            return "other number"
        case (a, b):
            return f"pair {a} {b}"
        case _:
            return "default"


for v in (0, True, -1, -1.5, 2 + 3j, "ab", b"bytes", None, Color.RED, Color.BLUE, Point(0, 0), Point(2, 2), Point(0, 5), Point(5, 0),
          [Point(1, 2), 3], [1, [2, 3, 4], {"k": [9]}], {"op": "add", "args": (1, 2)}, {"z": 1}, {}, "zz", 77, (1, 2), [1, 2, 3], {1, 2}):
    print(f(v))
match = {"match": 1}
match["case"] = case = 2
print(match, case)
for code in ("case x: pass\n case y: pass", "case x | y: pass", "case [a, a]: pass", "case [*a, *b]: pass", "case {**r, 'k': 1}: pass",
             "case P(x=1, x=2): pass", "case {'a': 1, 'a': 2}: pass", "case a.b.c(): pass", "case 1 + 2: pass", "case f'x': pass", "case -x: pass"):
    try:
        compile("match 0:\n " + code, "m", "exec")
        print("ok:", code)
    except SyntaxError as e:
        print(e.msg)
