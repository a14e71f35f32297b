"""Frames, tracebacks and namespaces of exec kept by globals."""
import sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f():
    d = D("in frame")
    global fr
    fr = sys._getframe()
f()
def h():
    e = D("in traceback")
    1/0
try: h()
except ZeroDivisionError as ex: tb = ex.__traceback__; saved = ex
ns = {}
exec("class Q:\n  x = 1\nq = Q()", ns)
ns["d"] = D("in ns")
ns["ns"] = ns
def tracer(frame, event, arg): return None
