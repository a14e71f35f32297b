"""dataclasses: fields, order, frozen, inheritance, post-init, keyword-only, errors."""
import dataclasses as dc
from typing import ClassVar


@dc.dataclass(order=True)
class P:
    x: int
    y: int = 2
    tags: list = dc.field(default_factory=list, compare=False)
    kind: ClassVar[str] = "point"
    extra: dc.InitVar[int] = 0

    def __post_init__(self, extra):
        self.sum = self.x + self.y + extra


@dc.dataclass(frozen=True, kw_only=True)
class F:
    a: int
    b: str = "b"


@dc.dataclass
class Q(P):
    z: int = 3
    _: dc.KW_ONLY
    k: int = 4


p = P(1, extra=10)
print(p, p.sum, P(1) < P(2), P(1) == P(1, tags=[5]), dc.asdict(p), dc.astuple(p), [f.name for f in dc.fields(P)])
print(F(a=1), hash(F(a=1)) == hash(F(a=1)), dc.replace(F(a=1), b="c"), Q(1, k=9), dc.is_dataclass(Q), P.__match_args__)
for code in ("F(1)", "F(a=1).__setattr__('a', 2)", "P()", "hash(p)", "P(1) < 5", "dc.fields(5)"):
    try:
        eval(code)
    except (TypeError, AttributeError) as e:
        print(code, "->", type(e).__name__, e)
for body in ("x: list = []", "x: int = 1\n    y: int"):
    try:
        exec(f"@dc.dataclass\nclass Z:\n    {body}")
    except (ValueError, TypeError) as e:
        print(e)
print(dc.make_dataclass("M", ["a", ("b", int, 5)])(1))
