"""Uncaught: nested exception groups with tracebacks of their members."""


def make(exc):
    try:
        raise exc
    except Exception as e:
        return e


def group():
    inner = ExceptionGroup("inner", [make(ValueError("v")), TypeError("no traceback")])
    try:
        1 / 0
    except ZeroDivisionError as z:
        inner.__cause__ = z
    raise ExceptionGroup("outer", [inner, make(KeyError("k")), OSError(2, "No such file", "f.txt")])


group()
