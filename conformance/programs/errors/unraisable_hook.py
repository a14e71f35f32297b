"""A replaced sys.unraisablehook, one that fails itself, and None."""
import sys


class Bad:
    def __del__(self):
        raise ValueError("del")


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.err_msg, args.object.__qualname__, type(args).__name__, len(args))


sys.unraisablehook = hook
Bad()


def failing(args):
    raise KeyError("hook failed")


sys.unraisablehook = failing
Bad()
sys.unraisablehook = sys.__unraisablehook__
Bad()
print("end")
