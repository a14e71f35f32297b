"""A replaced sys.excepthook prints its own words; the status stays 1."""
import sys


def hook(t, v, tb):
    print("hook:", t.__name__, v, tb.tb_lineno, sys.last_value is v if hasattr(sys, "last_value") else "no last_value")


sys.excepthook = hook
raise RuntimeError("to the hook")
