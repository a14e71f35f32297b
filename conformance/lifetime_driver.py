"""Runs the random programs of a directory one after another in one interpreter, each in a module of its own.

    lifetime_driver.py DIRECTORY FIRST LAST [audit]

The programs are DIRECTORY/SEED.py; what program SEED prints stands between the lines "=== SEED" and "=== end SEED". Whatever a
program can leave behind in the interpreter is put back, so that the next finds what it would find alone. With "audit" the counts
are checked after each program (Adder only).
"""
import abc
import array
import atexit
import collections
import contextlib
import contextvars
import copy
import functools
import gc
import io
import itertools
import operator
import string
import sys
import threading
import tracemalloc
import types
import warnings
import weakref

MODULES = set(sys.modules)
KEPT = dict(vars(types))


def unraisable(hook):
    print("unraisable", hook.exc_type.__name__, hook.exc_value, hook.err_msg, type(hook.object).__name__)


def warning(message, category, filename, lineno, file=None, line=None):
    print("warning", category.__name__, message)


def reset():
    gc.disable()
    gc.set_threshold(700, 10, 10)
    sys.settrace(None)
    sys.setprofile(None)
    sys.stdout = sys.__stdout__
    sys.stderr = sys.__stderr__
    gc.callbacks.clear()
    gc.set_debug(0)
    gc.unfreeze()
    atexit._clear()
    weakref.finalize._registry.clear()
    for name in set(vars(types)) - set(KEPT):
        delattr(types, name)
    for name in set(sys.modules) - MODULES:
        del sys.modules[name]
    sys.unraisablehook = unraisable
    warnings.showwarning = warning
    gc.collect()
    gc.collect()
    gc.garbage.clear()


def run(directory, seed):
    path = f"{directory}/{seed}.py"
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    try:
        with open(path, encoding="utf-8") as file:
            code = compile(file.read(), f"{seed}.py", "exec")
        exec(code, vars(module))
    except BaseException as error:
        print("ended by", type(error).__name__, error)
    atexit._run_exitfuncs()


def main():
    directory, first, last, *options = sys.argv[1:]
    own = sys.modules["__main__"]
    for seed in range(int(first), int(last) + 1):
        reset()
        print("===", seed, flush=True)
        contextvars.copy_context().run(run, directory, seed)
        sys.modules["__main__"] = own
        reset()
        print("=== end", seed, flush=True)
        if "audit" in options:
            import _adder
            for mismatch in _adder.audit():
                print("audit", mismatch, flush=True)


main()
