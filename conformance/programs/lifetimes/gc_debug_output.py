"""gc.set_debug(DEBUG_COLLECTABLE) writes what it finds to stderr."""
import gc
import sys

gc.collect()
gc.disable()
print("flags", gc.get_debug())
x = []
x.append(x)
del x
gc.set_debug(gc.DEBUG_COLLECTABLE)
n = gc.collect()
gc.set_debug(0)
print("found", n)


class A:
    pass


a = A()
a.me = a
del a
gc.set_debug(gc.DEBUG_COLLECTABLE)
gc.collect()
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
gc.collect()
gc.set_debug(0)
print(gc.garbage)
try:
    gc.set_debug("x")
except TypeError as e:
    print(e)
