"""What tests of tracebacks use of CPython's _testcapi, by the names under which programs reach the same native code."""
import io
import sys


def exception_print(value):
    """PyErr_Display."""
    sys.__excepthook__(type(value), value, getattr(value, "__traceback__", None))


def traceback_print(traceback, file):
    """PyTraceBack_Print: what is shown of an exception without its last line."""
    stderr, sys.stderr = sys.stderr, io.StringIO()
    try:
        sys.__excepthook__(Exception, Exception(), traceback)
        text = sys.stderr.getvalue()
    finally:
        sys.stderr = stderr
    file.write(text.removesuffix("Exception\n"))
