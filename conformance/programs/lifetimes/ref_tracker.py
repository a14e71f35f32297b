"""A tracker that reports how an object's count moved inside a with block, warning on a leak."""
import sys
import warnings
import weakref


class Tracker:
    def __init__(self, obj, label):
        self.ref, self.label, self.log = weakref.ref(obj), label, []

    def count(self):
        obj = self.ref()
        return None if obj is None else sys.getrefcount(obj) - 2

    def __enter__(self):
        self.start = self.count()
        return self

    def mark(self, what):
        now = self.count()
        self.log.append((what, "freed" if now is None else now - self.start))

    def __exit__(self, *exc):
        self.mark("exit")
        if self.log[-1][1] != "freed" and self.log[-1][1] > 0:
            warnings.warn(f"{self.label} gained {self.log[-1][1]}", ResourceWarning, stacklevel=2)
        return False


class Thing:
    pass


def run(label, body):
    t = Thing()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with Tracker(t, label) as tr:
            tr.mark("start")
            body(t, tr)
        print(label, tr.start, tr.log, [f"{w.category.__name__}: {w.message}" for w in caught])


leak = []


def balanced(t, tr):
    extra = [t, t]
    tr.mark("held")
    del extra
    tr.mark("released")


def leaking(t, tr):
    leak.append(t)


run("balanced", balanced)
run("leaking", leaking)
x = Thing()
with Tracker(x, "freed") as tr:
    del x
    tr.mark("deleted")
print(tr.log, tr.count())
try:
    with Tracker(5, "int"):
        pass
except TypeError as e:
    print(e)
