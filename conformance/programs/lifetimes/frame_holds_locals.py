"""A frame object keeps the locals of a finished call; clear() lets them go."""
import sys


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def leak():
    x = Thing("x")
    y = Thing("y")
    return sys._getframe()


f = leak()
print("finished, frame kept", sorted(f.f_locals), f.f_back)
f.clear()
print("cleared", f.f_locals)
f = leak()
print("drop the frame")
del f


def running():
    x = Thing("running local")
    fr = sys._getframe()
    try:
        fr.clear()
    except RuntimeError as e:
        print(e)
    fr = None
    print("  end of running")


running()


def cycle():
    x = Thing("in cycle")
    me = sys._getframe()


import gc
gc.disable()
cycle()
print("cycle keeps it")
print("collected", gc.collect() > 0)


def chain():
    z = Thing("caller local")
    return leak()


f = chain()
print("caller's local is gone though the callee's frame lives", f.f_back)
del f
