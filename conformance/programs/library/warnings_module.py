"""warnings: filters, categories, registries, once per place, catch_warnings."""
import sys
import warnings


def old(level=1):
    warnings.warn("old", DeprecationWarning, stacklevel=level)


def run(label, *filters):
    with warnings.catch_warnings(record=True) as log:
        warnings.resetwarnings()
        for f in filters:
            warnings.filterwarnings(*f)
        globals().pop("__warningregistry__", None)
        try:
            for _ in range(2):
                old()
                old(2)
                warnings.warn("user")
        except Warning as e:
            print(label, "raised", repr(e))
        print(label, [(w.category.__name__, str(w.message), w.lineno > 0) for w in log])


run("always", ("always",))
run("default", ("default",))
run("module", ("module",))
run("once", ("once",))
run("ignore", ("ignore",))
run("error", ("error",))
run("message", ("ignore", "ol"), ("always", "us"))
run("category", ("ignore", "", DeprecationWarning))
print(warnings.formatwarning("m", UserWarning, "f.py", 3, "the line"), end="")
warnings.showwarning = lambda *a, **k: print("shown", a[0], a[1].__name__)
warnings.simplefilter("always")
warnings.warn("custom")
for f in (lambda: warnings.warn(5, 5), lambda: warnings.filterwarnings("bad"), lambda: warnings.simplefilter("ignore", lineno=-1)):
    try:
        f()
    except (TypeError, AssertionError) as e:
        print(type(e).__name__, e)
