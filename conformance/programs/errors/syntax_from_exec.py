"""Syntax errors in compiled strings: text, line and caret."""
import traceback

for src in ("x = = 1", "f(a b)", "def f(:\n  pass", "for x in y\n  pass", "print 'x'", "class A\n  pass", "return 5", "x = {1: 2, 3}", "a = 1\n  b = 2",
            "else: pass", "break", "import a.b.", "'abc' 5", "f(x for x in y, 1)", "lambda x=: 1", "try:\n  pass", "async x", "(yield)", "a, b = 1 = 2",
            "if x:\npass", "\tif 1:\n        x\n\ty", "await x", "x ? y", "d = {**a, b}", "def f(a, a): pass", "def f(a=1, b): pass", "global x; x = 1\ndef f():\n x = 1\n global x"):
    try:
        compile(src, "<src>", "exec")
        print("compiles", repr(src))
    except SyntaxError as e:
        print("".join(traceback.format_exception_only(e)), end="")
