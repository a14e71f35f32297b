"""MATCH_SEQUENCE, GET_LEN and UNPACK in patterns: subjects and captures."""
from collections.abc import Sequence
from probe import T, boom, n, attempt


def kind(x):
    match x:
        case []:
            return "empty"
        case [one]:
            return f"one {n(one)}"
        case [first, "mid", *rest]:
            return f"mid {first} {len(rest)}"
        case (1 | 2) as num, *_, last if last != "no":
            return f"{num} .. {last}"
        case [[a, b], c]:
            return f"nested {n(a)}"
        case [*all_]:
            return f"all {len(all_)}"
        case _:
            return "other"


attempt("empty", lambda: kind([]))
attempt("one temporary", lambda: kind([T("one")]))
attempt("tuple", lambda: kind((T("f"), "mid", T("r"))))
attempt("as and guard", lambda: kind([2, T("x"), "end"]))
attempt("guard refuses", lambda: kind([2, T("x"), "no"]))
attempt("nested", lambda: kind([(T("a"), T("b")), T("c")]))
attempt("string is no sequence", lambda: kind("ab"))
attempt("generator is none", lambda: kind(i for i in [1]))
attempt("range", lambda: kind(range(3)))


class Seq(T, Sequence):
    def __len__(self):
        return 1 if self.name != "badlen" else boom()

    def __getitem__(self, i):
        if i:
            raise IndexError
        return T("from seq")


attempt("abc sequence", lambda: kind(Seq("seq")))
attempt("len fails", lambda: kind(Seq("badlen")))
x = 5
match [1, x]:
    case [1, x, y]:
        pass
    case [x, 5]:
        print("captured", x)
