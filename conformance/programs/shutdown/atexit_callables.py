"""Callables with destructors as atexit callbacks; failing, exiting, nested and unregistered ones."""
import atexit, sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def __call__(self, *a): print("called", self.n, a)
atexit.register(D("one"), 1)
atexit.register(D("two"), D("arg"))
def nested():
    print("nested"); atexit.register(lambda: print("late"))
atexit.register(nested)
def bad(): raise ValueError("in atexit")
atexit.register(bad)
def ex(): sys.exit(3)
atexit.register(ex)
def unreg(): print("never")
atexit.register(unreg); atexit.unregister(unreg)
