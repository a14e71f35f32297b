"""Identifiers: non-ASCII, normalization, soft keywords, underscores."""
é = 1
ﬁ = 2
print(é, fi, "fi" in globals(), "ﬁ" in globals())
match = case = _ = type = 3
print(match, case, _, type)


class Ñandú:
    def método(self, año=2024):
        return año


print(Ñandú().método(), Ñandú.método.__qualname__, getattr(Ñandú(), "método")(año=1))
变量 = ["list"]
print(变量[0], f"{变量=}", [x for x in ("ª", "x·", "1a", "a b", "𝐱") if x.isidentifier()])
𝐱 = "mathematical bold becomes plain"
print(x)


def match_func(match):
    match match:
        case {"case": case}:
            return case
        case [_, _]:
            return "two"
    return match


print(match_func({"case": 9}), match_func([1, 2]), match_func("other"))
print(*[k for k in dir() if not k.isascii()])
