"""An exception in a weakref callback is unraisable: it goes to the hook and the others still run."""
import sys
import weakref


class Thing:
    pass


log = []


def hook(u):
    log.append((u.exc_type.__name__, str(u.exc_value), u.err_msg, getattr(u.object, "__name__", None)))


sys.unraisablehook = hook


def bad(ref):
    raise ValueError("first")


def worse(ref):
    raise SystemExit(3)


def fine(ref):
    print("  fine ran")


t = Thing()
refs = [weakref.ref(t, f) for f in (fine, bad, fine, worse)]
del t
for entry in log:
    print(entry)
log.clear()
try:
    t = Thing()
    r = weakref.ref(t, bad)
    try:
        raise KeyError("in flight")
    finally:
        del t
except KeyError as e:
    print("flight continues", e, e.__context__)
print(log)
sys.unraisablehook = sys.__unraisablehook__
t = Thing()
r = weakref.ref(t, 5)
sys.stderr = sys.stdout
sys.unraisablehook = hook
log.clear()
del t
print(log)
