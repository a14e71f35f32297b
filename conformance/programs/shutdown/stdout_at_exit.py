"""Output written by finalizers at exit still arrives, also through a replaced stdout."""
import io
import sys


class Tee(io.TextIOBase):
    def __init__(self, out):
        self.out = out

    def write(self, s):
        return self.out.write(s.upper())

    def flush(self):
        self.out.flush()


class T:
    def __del__(self):
        print("finalizer output")


sys.stdout.write("no newline yet; ")
sys.stdout = Tee(sys.__stdout__)
t = T()
print("end")
