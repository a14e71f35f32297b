"""While globals die, earlier ones are already None; a finalizer sees what is left."""
import sys


class Probe:
    def __init__(self, name, *watch):
        self.name, self.watch = name, watch

    def __del__(self):
        g = globals()
        print(self.name, {w: (type(g[w]).__name__ if w in g else "missing") for w in self.watch})


first = Probe("first", "first", "second", "third", "sys", "_under")
second = Probe("second", "first", "second", "third")
_under = Probe("_under", "_under", "first")
third = Probe("third", "second", "print", "__name__", "Probe")
print("end")
