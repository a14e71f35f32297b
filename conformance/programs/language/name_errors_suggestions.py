"""NameError and AttributeError details, and the suggestions that the traceback printer adds."""
import traceback


class Thing:
    colour = 1
    _hidden = 2

    def metohd(self):
        pass


def last(f):
    try:
        f()
    except Exception as e:
        print(traceback.format_exception_only(e)[-1], end="")
        for a in ("name", "obj"):
            if hasattr(e, a):
                v = getattr(e, a)
                print("   ", a, v if isinstance(v, str) or v is None else type(v).__name__)


global_value = 1


def local():
    total_count = 0
    return totl_count


for f in (lambda: Thing().color, lambda: Thing().method(), lambda: Thing().zzz, lambda: globl_value, local, lambda: prnt, lambda: [].appendd,
          lambda: "".uper(), lambda: __import__("math").sqroot, lambda: Thing.colr, lambda: None.x, lambda: (1).real.imagg, lambda: unknown_thing):
    last(f)
try:
    import math
    from math import sinn
except ImportError as e:
    print(e.name, str(e).split("(")[0])
e = NameError("custom", name="nm")
print(e.name, e.args, AttributeError("a", name="n", obj=5).obj)


class Meth:
    def m(self):
        return blech + self.blech

    blech = 1


last(Meth().m)
