"""Cells and closures: a captured variable lives in one cell shared by the functions."""
import sys


class Thing:
    def __del__(self):
        print("  thing dies")


def n(x):
    return sys.getrefcount(x) - 2


def make():
    t = Thing()

    def get():
        return t

    def put(v):
        nonlocal t
        t = v

    def drop():
        nonlocal t
        del t

    print("in maker", n(t), "cells shared", get.__closure__[0] is put.__closure__[0])
    return get, put, drop


get, put, drop = make()
cell = get.__closure__[0]
print("cell holds once", n(cell.cell_contents), "cell held by", n(cell))
put(None)
print("replaced")
put(Thing())
drop()
print("deleted, empty cell")
try:
    get()
except NameError as e:
    print(e)
try:
    cell.cell_contents
except ValueError as e:
    print(e)
cell.cell_contents = Thing()
del get, put, drop
print("functions gone", n(cell))
del cell
print("cell gone")
funcs = [lambda: i for i in range(3)]
print("late binding", [f() for f in funcs], len({id(f.__closure__[0]) for f in funcs}))
