"""An object that stores itself during __del__ lives on, and __del__ never runs a second time."""
import gc
import weakref

saved = []


class Phoenix:
    def __init__(self):
        self.data = "intact"

    def __del__(self):
        print("  __del__, finalized:", gc.is_finalized(self))
        saved.append(self)


p = Phoenix()
r = weakref.ref(p, lambda ref: print("  callback"))
print("first death")
del p
print("saved", len(saved), saved[0].data, "weakref survives:", r() is saved[0])
print("finalized flag", gc.is_finalized(saved[0]))
print("second death")
saved.clear()
print("really gone", r())


class Twice:
    runs = 0

    def __del__(self):
        Twice.runs += 1
        self.again = self


t = Twice()
del t
print("runs", Twice.runs, "now only a cycle")
print("collected", gc.collect() > 0, Twice.runs)


class Slots:
    __slots__ = ("x",)

    def __del__(self):
        print("  slots __del__", self.x)
        saved.append(self)


s = Slots()
s.x = 1
del s
saved[0].x = 2
saved.clear()
print("end")
