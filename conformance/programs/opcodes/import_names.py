"""IMPORT_NAME, IMPORT_FROM and IMPORT_STAR: success, missing names, and errors inside the module."""
import sys
from probe import attempt


def run(code):
    ns = {}
    exec(code, ns)
    ns.pop("__builtins__")
    return " ".join(sorted(ns))


attempt("plain", run, "import fixtures")
attempt("submodule binds the top", run, "import fixtures.good")
attempt("submodule as", run, "import fixtures.good as g")
attempt("from", run, "from fixtures.good import value, make as m")
attempt("from package a submodule", run, "from fixtures import good")
attempt("star with __all__", run, "from fixtures.good import *")
attempt("star without __all__", run, "from fixtures.plain import *")
attempt("missing module", run, "import no_such_module")
attempt("missing submodule", run, "import fixtures.none")
attempt("not a package", run, "import fixtures.good.sub")
attempt("missing name", run, "from fixtures.plain import missing")
attempt("relative at top", run, "from . import x")
attempt("error inside", run, "import fixtures.broken")
print("broken is not in sys.modules", "fixtures.broken" in sys.modules, "fixtures.good" in sys.modules)
attempt("again", run, "import fixtures.broken")
attempt("bad __all__", run, "from fixtures.badall import *")
attempt("none in sys.modules", run, "import sys; sys.modules['blocked'] = None; import blocked")
m = sys.modules["fixtures.good"]
del sys.modules["fixtures.good"]
import fixtures.good
print("imported anew", fixtures.good is m, fixtures.good.made)
