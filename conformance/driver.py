"""Runs one module of CPython's test package and notes each test's fate in a file, line by line.

    driver.py MODULE RESULTS [audit]

A line is STATUS, a tab, the test's name without the module's, and for some statuses a tab and a reason. The status is one of
start, ok, fail, error, skip, xfail (failed as expected), xpass (did not, a failure), audit, and end. With "audit" Adder's counts
are checked after each test; a line with that status names the test after which an object was not accounted for. The file is written through at
each line, so that a run that is cut off keeps what it found.
"""
import gc
import os
import re
import sys
import unittest

# Modules in C that test CPython's C API or share its build; a test that needs one of them, or something of it that Adder's does not have
# (conformance/standins), is skipped.
CPYTHON_ONLY = "_testcapi|_testinternalcapi|_testbuffer|_testmultiphase|_ctypes_test"
MISSING = re.compile(rf"No module named '({CPYTHON_ONLY})'|module '({CPYTHON_ONLY})' has no attribute '(\w+)'"
                     rf"|cannot import name '(?P<name>\w+)' from '(?P<module>{CPYTHON_ONLY})'")


def missing(message):
    """What the message of an error says is not there of the modules for CPython only, or None."""
    found = MISSING.search(message.replace("\\", ""))
    if found is None:
        return None
    return found[1] or (f"{found[2]}.{found[3]}" if found[2] else f"{found['module']}.{found['name']}")


class Notes(unittest.TestResult):
    def __init__(self, file, prefix):
        super().__init__()
        self.file = file
        self.prefix = prefix
        self.fate = None

    def note(self, status, test, reason=""):
        name = test if isinstance(test, str) else test.id() if hasattr(test, "id") else str(test)
        name = name.removeprefix(self.prefix)
        print(status, name, " ".join(reason.split())[:300], sep="\t", file=self.file, flush=True)

    def startTest(self, test):
        super().startTest(test)
        self.fate = None
        self.note("start", test)

    def stopTest(self, test):
        super().stopTest(test)
        if self.fate is None:
            self.note("ok", test)

    def report(self, status, test, error):
        kind, value, trace = error
        if issubclass(kind, (ImportError, AttributeError, AssertionError)) and (needed := missing(str(value))):
            return self.addSkip(test, f"needs {needed}")
        import traceback
        text = "".join(traceback.format_exception(kind, value, trace))
        print("=" * 70, f"{status}: {test}", text, sep="\n", file=sys.stderr, flush=True)
        self.fate = status
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f" (line {trace.tb_lineno})" if trace is not None else ""
        self.note(status, test, f"{kind.__name__}: {value}{where}")

    def addFailure(self, test, error):
        self.report("fail", test, error)

    def addError(self, test, error):
        self.report("error", test, error)

    def addSubTest(self, test, subtest, error):
        if error is not None and self.fate is None:
            self.report("fail" if issubclass(error[0], test.failureException) else "error", test, error)

    def addSkip(self, test, reason):
        if self.fate is None:
            self.fate = "skip"
            self.note("skip", getattr(test, "test_case", test), reason)

    def addExpectedFailure(self, test, error):
        self.fate = "xfail"
        self.note("xfail", test)

    def addUnexpectedSuccess(self, test):
        self.fate = "xpass"
        self.note("xpass", test)


class AuditedSuite(unittest.TestSuite):
    """Runs tests and checks the counts after each, when nothing but this suite is running."""

    def __init__(self, tests, notes):
        super().__init__(tests)
        self.notes = notes
        self.reported = set()
        self.check("before the first test")

    def run(self, result, debug=False):
        super().run(result, debug)
        # what lies in cycles has not died yet
        gc.collect()
        self.check("after the last test")
        return result

    def _removeTestAtIndex(self, index):
        name = self._tests[index].id()
        super()._removeTestAtIndex(index)
        self.check(name)

    def check(self, name):
        import _adder
        for mismatch in _adder.audit():
            text = "{} {}: count {}, found {}, last touched at {}".format(*mismatch)
            if text not in self.reported:
                self.reported.add(text)
                self.notes.note("audit", name, text)


def leaves(suite):
    """The tests of a suite of suites, in order."""
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from leaves(test)
        else:
            yield test


def full_name(module):
    """The importable name of a module; until 3.12 the tests of ctypes lie in ctypes itself."""
    if module.startswith("test_ctypes."):
        library = os.path.dirname(os.environ["TEST_PACKAGE"])
        if not os.path.isdir(os.path.join(library, "test", "test_ctypes")):
            import ctypes
            ctypes.__path__.append(os.path.join(library, "ctypes"))
            return "ctypes.test." + module.removeprefix("test_ctypes.")
    return f"test.{module}"


def provide_ctypes_library():
    """ctypes is tested on a library of C functions, which for CPython is an extension module: here only its path counts."""
    path = os.environ.get("CTYPES_TEST_LIBRARY")
    if path:
        import types
        module = sys.modules["_ctypes_test"] = types.ModuleType("_ctypes_test")
        module.__file__ = path


def as_deep_as_regrtest(run, frames=16):
    """Calls run with that many more frames on the stack, as under python -m test: test_tracemalloc counts on a stack of more than 10."""
    if frames:
        as_deep_as_regrtest(run, frames - 1)
    else:
        run()


def main():
    module, results, *options = sys.argv[1:]
    name = full_name(module)
    sys.argv[:] = [name]
    if "ctypes" in name and sys.implementation.cache_tag != "cpython-311":
        provide_ctypes_library()
    with open(results, "w", encoding="utf-8", errors="backslashreplace") as file:
        notes = Notes(file, name + ".")
        from test import support
        support.use_resources = ["cpu"]
        try:
            suite = unittest.defaultTestLoader.loadTestsFromName(name)
        except unittest.SkipTest as skip:
            notes.note("skip", "(module)", str(skip))
        except (ImportError, AttributeError) as error:
            needed = missing(str(error))
            if needed is None:
                raise
            notes.note("skip", "(module)", f"needs {needed}")
        else:
            if "audit" in options:
                suite = AuditedSuite(leaves(suite), notes)
            as_deep_as_regrtest(lambda: suite.run(notes))
        print("end", "", "", sep="\t", file=file, flush=True)


if __name__ == "__main__":
    main()
