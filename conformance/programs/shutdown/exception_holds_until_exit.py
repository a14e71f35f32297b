"""An uncaught exception keeps its frames' locals alive until the traceback was printed."""
import sys


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def f():
    x = T("local of the failing frame")
    raise ValueError(T("exception argument"))


def hook(t, v, tb):
    print("hook", t.__name__, v.args[0].name, tb.tb_next.tb_frame.f_locals["x"].name)


g = T("global")
sys.excepthook = hook
f()
