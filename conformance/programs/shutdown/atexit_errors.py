"""An exception in an atexit function is printed; the others run and the exit code stays."""
import atexit
import sys


def bad():
    raise ValueError("in atexit")


def exiting():
    sys.exit(7)


atexit.register(print, "last to run")
atexit.register(bad)
atexit.register(exiting)
atexit.register(print, "first to run")
print("end")
