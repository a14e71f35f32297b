"""A traceback keeps the frames, and so the locals, of every level of the raise."""
import sys


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def inner():
    a = Thing("inner")
    raise ValueError("boom")


def outer():
    b = Thing("outer")
    inner()


try:
    outer()
except ValueError as e:
    print("handling")
print("handled: locals released")

saved = None
try:
    outer()
except ValueError as e:
    saved = e
print("exception saved")
names = []
tb = saved.__traceback__
while tb:
    names.append(tb.tb_frame.f_code.co_name)
    tb = tb.tb_next
print(names)
saved.__traceback__ = None
print("traceback dropped")

try:
    outer()
except ValueError as e:
    tb = e.__traceback__
print("only the traceback kept")
tb = tb.tb_next
print("first entry dropped")
tb.tb_frame.clear()
print("outer's frame cleared")
tb = tb.tb_next
print("tail kept")
del tb
print("end", sys.exc_info())
