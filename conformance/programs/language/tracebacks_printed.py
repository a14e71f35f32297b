"""Tracebacks as the traceback module prints them: carets, chains, notes, recursion and missing lines."""
import traceback


def show(f):
    try:
        f()
    except BaseException as e:
        traceback.print_exception(e, file=__import__("sys").stdout)
    print("--")


def binop():
    a, b = 1, 0
    return (a +
            a / b)


def sub():
    d = {"x": {}}
    return d["x"]["y"]["z"]


def call():
    return len(1, *[2])


def attr():
    x = None
    return x.foo.bar + 1


def cause():
    try:
        binop()
    except ZeroDivisionError as e:
        raise ValueError("wrapped") from e


def context():
    try:
        {}["k"]
    except KeyError:
        undefined_name


def noted():
    e = ValueError("multi\nline")
    e.add_note("note one")
    e.add_note("note\ntwo")
    raise e


def rec(n=20):
    return rec(n - 1) if n else 1 / 0


def from_exec():
    exec("def g():\n  return 1 / 0\ng()")


def unicode_line():
    é = "日本"; return é + 1


for f in (binop, sub, call, attr, cause, context, noted, rec, from_exec, unicode_line):
    show(f)
