"""The exception state of generators: each has its own, and the caller's is visible while it runs."""
import sys


def cur():
    e = sys.exc_info()[1]
    return repr(e)


def g():
    yield "start " + cur()
    try:
        raise KeyError("inside")
    except KeyError:
        yield "handling " + cur()
        yield "still " + cur()
    yield "after " + cur()


i = g()
print(next(i))
try:
    raise ValueError("caller")
except ValueError:
    print(next(i))
    print("caller sees", cur())
print("outside", cur())
print(next(i), next(i), cur())


def chained():
    try:
        yield
    except ValueError as e:
        raise TypeError("t") from e


c = chained()
next(c)
try:
    c.throw(ValueError("v"))
except TypeError as e:
    print(repr(e.__cause__), repr(e.__context__))


def ctx():
    yield
    raise KeyError("k")


c = ctx()
next(c)
try:
    try:
        raise ValueError("outer")
    finally:
        next(c)
except KeyError as e:
    print("context from the caller", repr(e.__context__))


def fin():
    try:
        yield 1
    finally:
        print("in finally", cur())
        yield 2


f = fin()
next(f)
print(f.throw(OSError("thrown")))
try:
    next(f)
except OSError as e:
    print("re-raised", e)
f = fin()
next(f)
try:
    f.close()
except RuntimeError as e:
    print(e)
