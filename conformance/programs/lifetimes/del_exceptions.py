"""An exception in __del__ is reported as unraisable and leaves the exception in flight untouched."""
import sys


class Bad:
    def __init__(self, exc):
        self.exc = exc

    def __del__(self):
        raise self.exc


def hook(u):
    print("  hook:", u.exc_type.__name__, u.exc_value, "| object", getattr(u.object, "__qualname__", u.object), "| msg", u.err_msg,
          "| tb", u.exc_traceback and u.exc_traceback.tb_frame.f_code.co_name)


sys.unraisablehook = hook
b = Bad(ValueError("one"))
del b
print("next")
try:
    b = Bad(KeyError("two"))
    raise RuntimeError("real")
except RuntimeError as e:
    del b
    print("still handling", e, sys.exc_info()[1] is e)


def f():
    b = Bad(TypeError("at return"))
    return "value survives"


print(f())


def g():
    b = Bad(SystemExit(1))
    raise OSError("g")


try:
    g()
except OSError as e:
    print("caught", e, e.__context__)
    e = None


class NoMethod:
    __del__ = None


n = NoMethod()
del n
print("default hook writes to sys.stderr")
sys.unraisablehook = sys.__unraisablehook__
b = Bad(ValueError("three"))
del b
