# -*- coding: latin-1 -*-
"""__future__ imports: annotations as strings, errors of late or unknown features, source encoding line."""
from __future__ import annotations, generator_stop
import __future__


def f(a: not_defined, b: list[int] = [], *c: (1, 2), d: lambda x: x + 1 = 0) -> "string":
    local: also_not_defined = 1
    return local


print(f.__annotations__, f(1))
x: some.thing[0:1, ...] | None
print(__annotations__)


class C:
    y: {1: 2}
    z: f"{a}{b!r:>{w}}" = 5


print(C.__annotations__, annotations.compiler_flag == __future__.annotations.compiler_flag, generator_stop.getMandatoryRelease()[:2])
for src in ("x = 1\nfrom __future__ import annotations", "from __future__ import nope", "from __future__ import braces", "'doc'\nfrom __future__ import division\nprint('ok')"):
    try:
        exec(src)
    except SyntaxError as e:
        print(e.msg)
print(compile("a: b", "c", "exec").co_flags & annotations.compiler_flag > 0, compile("a: b", "c", "exec", dont_inherit=True).co_flags & annotations.compiler_flag)
