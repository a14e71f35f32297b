"""Helpers of the opcode programs: an object that reports its death, and counts without the call's own references."""
import sys


class T:
    """Reports its death; subclasses add what they need."""

    name = "unnamed"

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"T({self.name})"

    def __del__(self):
        print("  -", self.name)


class Boom(Exception):
    pass


def boom(*args, **kwargs):
    """Fail, whatever the arguments."""
    raise Boom("boom")


def n(x):
    """The count of x as its holders see it; an int may be shared with anything in the process."""
    return "shared" if isinstance(x, int) else sys.getrefcount(x) - 2


def attempt(label, f, *args):
    """Run f, print its result or its error, and then a line saying it is over."""
    print(label)
    try:
        result = f(*args)
        print("  =>", result if isinstance(result, (int, str, type(None), bool)) else type(result).__name__)
        result = None
    except Exception as e:
        print("  !!", type(e).__name__, e)
    print("  over")
