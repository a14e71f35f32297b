"""Imports: packages, relative imports, module __getattr__, cycles, namespace packages, sys.modules, reload."""
import importlib.util
import sys

sys.path.insert(0, __file__.rpartition("/")[0] + "/imports_package")
print("package is a namespace", hasattr(sys.modules.get("imports_package"), "__file__"))
import pkg
import pkg.sub.deep as d
print(pkg.value, pkg.bee.__name__, d.up_value, pkg.lazy, dir(pkg))
try:
    pkg.nothing
except AttributeError as e:
    print(e)
try:
    from pkg import nothing
except ImportError as e:
    print(str(e).split(" (")[0], e.name)
from pkg import *
print(lazy, value, a.__name__)
import imports_package
print(imports_package.__spec__.loader is None, getattr(imports_package, "__file__", None), type(imports_package.__path__).__name__)
import imports_package.cycle_one as c
print("cycle saw x:", c.y)
for name in ("imports_package.fails", "imports_package.nope", "pkg.a.x", "nope.x"):
    try:
        importlib.import_module(name)
    except (ImportError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
print("imports_package.fails" in sys.modules)
pkg.value = "changed"
print(importlib.reload(pkg).value, pkg is sys.modules["pkg"])
print(pkg.__spec__.name, pkg.__spec__.submodule_search_locations is not None, pkg.a.__spec__.parent, __name__, __package__, __spec__)
for code in ("from .x import y", "from . import z", "import .x", "from pkg import (a, b,)", "from pkg import a, b,", "import a.b as c.d", "def f():\n from pkg import *"):
    try:
        exec(code, {"__name__": "m", "__package__": ""})
        print("fine:", code)
    except (ImportError, SyntaxError) as e:
        print(code, "->", type(e).__name__, e.msg)
print(__import__("pkg.sub").__name__, importlib.import_module(".sub", "pkg").__name__, importlib.util.find_spec("nope") is None)
