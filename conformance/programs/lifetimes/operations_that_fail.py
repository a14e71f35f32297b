"""Operations that fail in the middle, or whose operands a comparison empties: nothing is released twice, nothing is kept."""
import math
import sys


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        if name == "throw":
            raise ZeroDivisionError(name)
        raise AttributeError(name)

    def __ceil__(self):
        raise ZeroDivisionError

    def __del__(self):
        print("del")


def generator():
    yield from Broken()


def thrown():
    g = generator()
    next(g)
    g.throw(AttributeError)


def ended():
    math.ceil(Broken())


def zipped():
    zip([None], Broken(), 42)


for f in (thrown, ended, zipped):
    try:
        f()
    except (ZeroDivisionError, TypeError) as e:
        print(f.__name__, type(e).__name__)


d = {}


class X(int):
    def __hash__(self):
        return 13

    def __eq__(self, other):
        if len(d) > 1:
            d.clear()
        return False


for d in ({X(1): 1, X(2): 2}, {X(1), X(2)}):
    count = sys.getrefcount(X)
    try:
        print(len(dict.fromkeys(d)))
    except RuntimeError as e:
        print(e)
    d = None
    print(sys.getrefcount(X) - count)
