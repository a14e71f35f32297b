"""gc.callbacks see every collection start and stop, with the generation and the result."""
import gc

gc.collect()
gc.disable()
log = []


def callback(phase, info):
    log.append((phase, info["generation"], info["collected"], info["uncollectable"]))


gc.callbacks.append(callback)
x = []
x.append(x)
del x
gc.collect()
gc.collect(0)
for e in log:
    print(e)
log.clear()


def bad(phase, info):
    raise ValueError("bad " + phase)


import sys
sys.unraisablehook = lambda u: print("  unraisable", u.exc_value, u.object is bad, u.err_msg)
gc.callbacks.insert(0, bad)
gc.collect(1)
gc.callbacks.remove(bad)
print(log)
log.clear()


class Watch:
    def __del__(self):
        print("  finalizer between", [p for p, *_ in log])


w = Watch()
w.me = w
del w
gc.collect()
gc.callbacks.clear()
gc.collect()
print(len(log))
