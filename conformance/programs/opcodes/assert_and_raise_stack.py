"""LOAD_ASSERTION_ERROR: the message is evaluated only on failure, and owned by the exception."""
from probe import T, n, attempt


def check(ok, make):
    assert ok, make()
    return "passed"


attempt("passes", check, True, lambda: T("never made"))
attempt("fails", check, False, lambda: T("message"))
attempt("message fails", check, False, lambda: 1 / 0)
try:
    check(0, lambda: T("owned"))
except AssertionError as e:
    print(n(e.args[0]))
    saved = e
print("saved")
saved.args = ()
print("args dropped")
AssertionError = ValueError
attempt("the builtin is used, not the name", check, [], lambda: "text")
