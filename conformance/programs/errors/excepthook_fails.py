"""A sys.excepthook that fails: both errors are shown."""
import sys


def hook(t, v, tb):
    raise KeyError("hook is broken")


sys.excepthook = hook
raise RuntimeError("original")
