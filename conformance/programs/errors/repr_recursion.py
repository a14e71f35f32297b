"""Infinite recursion in __repr__, uncaught."""
import sys


class R:
    def __repr__(self):
        return f"R({self!r})"


sys.tracebacklimit = 2
print(R())
