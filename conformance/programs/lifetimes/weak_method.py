"""WeakMethod: a reference to a bound method that lives as long as the instance and the function."""
import gc
import sys
import weakref


class C:
    def m(self):
        return "called"


c = C()
r = weakref.ref(c.m)
print("plain ref to a bound method is dead at once", r())
w = weakref.WeakMethod(c.m, lambda ref: print("  callback", ref()))
print(w()(), w() == c.m, sys.getrefcount(c) - 1)
w2 = weakref.WeakMethod(c.m)
print("equal", w == w2, hash(w) == hash(w2), w is w2)
try:
    weakref.WeakMethod(C.m)
except TypeError as e:
    print(str(e).startswith("argument should be a bound method, not <class 'function'>"))
del c
print("dead", w(), w == w2, w == w)


class D:
    pass


def extra(self):
    return "extra"


D.extra = extra
d = D()
w = weakref.WeakMethod(d.extra, lambda ref: print("  function gone"))
del D.extra, extra
print(w(), d is not None)


class Bus:
    def __init__(self):
        self.handlers = []

    def emit(self, x):
        for h in list(self.handlers):
            f = h()
            if f is not None:
                f(x)


class Listener:
    def on(self, x):
        print("  heard", x)


bus = Bus()
l = Listener()
bus.handlers.append(weakref.WeakMethod(l.on, bus.handlers.remove))
bus.emit(1)
del l
bus.emit(2)
print(len(bus.handlers), gc.collect() >= 0)
