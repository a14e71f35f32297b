"""ExitStack keeps callbacks and their arguments alive, and unwinds them last in, first out."""
import contextlib
import sys


class T:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("  enter", self.name)
        return self

    def __exit__(self, t, v, tb):
        print("  exit", self.name, t and t.__name__)
        return self.name == "swallow"

    def __del__(self):
        print("  del", self.name)


with contextlib.ExitStack() as s:
    s.enter_context(T("a"))
    s.callback(print, "  callback", "arg")
    s.push(T("pushed"))
    print("body")
print("after")
with contextlib.ExitStack() as s:
    s.enter_context(T("outer"))
    s.enter_context(T("swallow"))
    s.enter_context(T("inner"))
    raise ValueError("x")
print("swallowed")
x = T("x")
with contextlib.ExitStack() as s:
    s.enter_context(x)
    kept = s.pop_all()
    print("popped", sys.getrefcount(x) - 1)
print("nothing exited")
kept.close()
print("closed", sys.getrefcount(x) - 1)
try:
    with contextlib.ExitStack() as s:
        s.callback(lambda: 1 / 0)
        s.callback(lambda: {}["missing"])
        raise ValueError("body")
except ZeroDivisionError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
del s, kept, x
print("end")
