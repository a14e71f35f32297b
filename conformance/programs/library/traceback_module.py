"""traceback: extracting, formatting, limits, captured locals, exception groups."""
import sys
import traceback


def f(n):
    local = "value"
    if n:
        f(n - 1)
    else:
        raise ValueError("bottom")


try:
    f(3)
except ValueError as e:
    print("".join(traceback.format_exception(e, limit=2)), "".join(traceback.format_tb(e.__traceback__, limit=-1)), traceback.format_exception_only(e))
    st = traceback.extract_tb(e.__traceback__)
    print([(s.name, s.lineno, s.line) for s in st], st[0].filename.rpartition("/")[2], st[0] == tuple(st[0]))
    te = traceback.TracebackException.from_exception(e, capture_locals=True)
    print("local = 'value'" in "".join(te.format()), te.exc_type, str(te), te.stack[-1].locals)
    traceback.print_exc(limit=1, file=sys.stdout)
    print([line for _, line in traceback.walk_tb(e.__traceback__)])
print(traceback.format_exc(), traceback.format_list([("file.py", 1, "name", "the line")]), traceback.extract_stack()[-1].name)
g = ExceptionGroup("many", [ValueError(i) for i in range(20)])
print("".join(traceback.format_exception(g))[-300:])
traceback.print_exception(KeyError("no traceback"), file=sys.stdout)
e = ValueError("a")
e.__cause__ = e
traceback.print_exception(e, file=sys.stdout)
