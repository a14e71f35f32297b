"""RERAISE, PUSH_EXC_INFO, POP_EXCEPT: finally blocks, nested handlers, and the exception being handled."""
import sys
from probe import T, Boom, boom, attempt


def cur():
    e = sys.exc_info()[1]
    return e and str(e)


def through():
    try:
        raise ValueError(T("arg"))
    finally:
        print("  finally", type(sys.exc_info()[1]).__name__)


def nested():
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            print("  inner", cur())
        print("  back", cur())
        raise


def swallowed():
    while True:
        try:
            raise ValueError(T("swallowed"))
        finally:
            break
    return cur()


def replaced():
    try:
        raise ValueError(T("first"))
    finally:
        raise KeyError("second")


def else_raises():
    try:
        pass
    except KeyError:
        print("  never")
    else:
        boom()
    finally:
        print("  finally", cur())


def no_match():
    try:
        boom()
    except (KeyError, ValueError):
        pass


def bad_match():
    try:
        boom()
    except T("not a class"):
        pass


def bad_tuple():
    try:
        boom()
    except (KeyError, 5):
        pass


def gen():
    try:
        yield cur()
        raise KeyError("in generator")
    except KeyError:
        yield cur()


for f in (through, nested, swallowed, replaced, else_raises, no_match, bad_match, bad_tuple):
    attempt(f.__name__, f)
try:
    boom()
except Boom:
    g = gen()
    print(next(g), next(g), cur())
print(next(g, "end"), cur())
