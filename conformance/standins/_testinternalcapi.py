"""What test.support uses of CPython's _testinternalcapi for tests of tracebacks."""
import os
import sys


def get_config():
    return {"code_debug_ranges": "no_debug_ranges" not in sys._xoptions and not os.environ.get("PYTHONNODEBUGRANGES")}


def get_recursion_depth():
    frame = sys._getframe(1)
    depth = 0
    while frame is not None:
        frame = frame.f_back
        depth += 1
    return depth
