"""POP_TOP, PRINT_EXPR, NOP and expression statements: results dropped at once."""
import sys
from probe import T, boom, attempt


def f():
    T("statement")
    print("  next")
    T("attr").name
    (T("a"), T("b"))
    [T("c")]
    T("x"), T("y")
    ...


f()
shown = []
sys.displayhook = lambda v: shown.append(type(v).__name__)
exec(compile("T('shown')", "<s>", "single"))
exec(compile("for i in range(2): T(i)\n", "<s>", "single"))
print(shown)


def bad(v):
    raise ValueError("displayhook failed")


sys.displayhook = bad
attempt("hook fails", lambda: exec(compile("T('value')", "<s>", "single")))
del sys.displayhook
attempt("no hook", lambda: exec(compile("T('value')", "<s>", "single")))
sys.displayhook = sys.__displayhook__
for line in ("[1, 'two']", "None", "_"):
    exec(compile(line, "<s>", "single"))
import builtins
print(builtins._)
del builtins._
attempt("annotated", lambda: exec("x: T('annotation') = T('value')\nprint(sorted(__annotations__))", {"T": T}))
