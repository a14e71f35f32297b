"""Destructors that raise, with an unraisablehook of the program's own."""
import sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): raise RuntimeError(self.n)
    def __repr__(self): return "<D %s>" % self.n
a = D("global")
class C: x = D("class")
b = [D("cycle")]; b.append(b)
def hook(u): print("hook", u.exc_type.__name__, u.exc_value, u.object)
sys.unraisablehook = hook
