"""Command lines and variables that make no sense."""
import os
from tried import in_new_directory, python

directory = in_new_directory()
os.mkdir("package")
os.mkdir("broken")
for name, content in (("package/__init__.py", ""), ("broken/__init__.py", "raise ValueError('in broken')\n"), ("needy.py", "import missing\n"),
                      ("unparsable.py", "1 +\n")):
    with open(name, "w") as f:
        f.write(content)
for module in "missing", "package", "needy", "unparsable", "package.missing", "a.b.c":
    python("-m", module)
for options in (["-c"], ["-m"], ["-X"], ["-W"], ["-Z"], ["--nonsense"]):
    python(*options)
for warning in "nonsense", "error::Missing", "error:::module:-3", "error::a.b.c":
    python("-W", warning, "-c", "pass")
for option in "nonsense", "int_max_str_digits=5", "utf8=3", "tracemalloc=x":
    python("-X", option, "-c", "print(1)")
python("-c", "1 +")
python("-c", "x = 'é'; y = = 1")
python("-c", "print('\udcff')")
python("-c", "import missing")
python("-c", "raise SystemExit('bye')")
python("-c", "raise SystemExit(300)")
for variable, value in (("PYTHONHASHSEED", "x"), ("PYTHONHASHSEED", "-1"), ("PYTHONINTMAXSTRDIGITS", "3"), ("PYTHONWARNINGS", "nonsense")):
    python("-c", "pass", **{variable: value})
for encoding in "latin1", "UTF8:replace", ":ignore", "ascii:nonsense", "Latin_1":
    python("-c", "import sys; print(*((s.encoding, s.errors) for s in (sys.stdin, sys.stdout, sys.stderr)))", PYTHONIOENCODING=encoding)
