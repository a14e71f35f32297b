"""RAISE_VARARGS: classes, instances, causes, wrong types, and re-raising with nothing active."""
from probe import T, Boom, boom, n, attempt


def bare():
    raise


def cls():
    raise ValueError


def inst():
    raise ValueError(T("arg"))


def cause():
    raise KeyError("k") from ValueError(T("cause arg"))


def bad():
    raise T("not an exception")


def bad_cause():
    raise KeyError("k") from T("not an exception")


def none_cause():
    try:
        boom()
    except Boom:
        raise KeyError("k") from None


def arg_fails():
    raise ValueError(T("first"), boom())


class New(Exception):
    def __new__(cls, *a):
        return T("from new")


def new_returns_other():
    raise New


class InitFails(Exception):
    def __init__(self):
        raise OSError("init")


def init_fails():
    raise InitFails


for f in (bare, cls, inst, cause, bad, bad_cause, none_cause, arg_fails, new_returns_other, init_fails):
    attempt(f.__name__, f)
e = Boom("again")
base = n(e)
for i in range(3):
    try:
        raise e
    except Boom:
        pass
tb, depth = e.__traceback__, 0
while tb:
    tb, depth = tb.tb_next, depth + 1
print("traceback grows", depth, n(e) - base)
