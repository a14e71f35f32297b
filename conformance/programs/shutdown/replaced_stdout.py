"""A stream put in place of sys.stdout is flushed after the main file and at exit, then replaced."""
import sys, io
class W(io.TextIOWrapper):
    def __del__(self): sys.__stderr__.write("wrapper del\n") if sys else None
class S:
    def __init__(self, f): self.f = f
    def write(self, s): self.f.write("<" + s + ">")
    def flush(self): self.f.write("[flush]"); self.f.flush()
    def __del__(self): self.f.write("S del\n")
sys.stdout = S(sys.stdout)
class D:
    def __del__(self): print("in del")
d = D()
print("main")
