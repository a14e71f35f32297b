"""An excepthook that keeps the exception."""
import sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def hook(t, v, tb):
    print("hook", t.__name__, v)
    sys.stashed = v
sys.excepthook = hook
def f():
    d = D("local")
    raise KeyError("k")
g = D("g")
f()
