"""Dropping a suspended generator runs its finally, except GeneratorExit and with blocks at that instant."""


class Ctx:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, tb is not None)

    def __del__(self):
        print("del", self.name)


def gen():
    with Ctx("outer"):
        with Ctx("inner") as c:
            try:
                yield 1
            except GeneratorExit as e:
                print("caught", repr(e))
                raise
            finally:
                print("finally")


g = gen()
next(g)
print("dropping")
g = None
print("dropped")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def hook(u):
    print("unraisable:", u.exc_type.__name__, u.exc_value, "/", u.err_msg)


import sys
sys.unraisablehook = hook
g = stubborn()
next(g)
del g
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print("close:", e)
print("then", g.gi_frame is not None)
