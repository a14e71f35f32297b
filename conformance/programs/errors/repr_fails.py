"""Uncaught exceptions whose str() or repr() fails."""
import sys


class Bad(Exception):
    def __str__(self):
        raise ValueError("str failed")


class Weird:
    def __repr__(self):
        raise KeyError("repr failed")


for e in (Bad("x"), ValueError(Weird()), KeyError(Weird())):
    try:
        raise e
    except Exception:
        sys.excepthook(*sys.exc_info())
raise Bad("last")
