"""Runs one module of CPython's test package and notes each test's fate in a file, line by line.

    driver.py MODULE RESULTS [audit]

A line is STATUS, a tab, the test's name without the module's, and for some statuses a tab and a reason. The status is one of
start, ok, fail, error, skip, xfail (failed as expected), xpass (did not, a failure), audit, and end. With "audit" Adder's counts
are checked after each test; a line with that status names the test after which an object was not accounted for. The file is written through at
each line, so that a run that is cut off keeps what it found.
"""
import os
import sys
import unittest

# Modules in C that test CPython's C API or share its build; a test that imports one of them is skipped.
CPYTHON_ONLY = ("_testcapi", "_testinternalcapi", "_testbuffer", "_testmultiphase", "_ctypes_test")


# What these test modules ask of such modules can be said in Python: conformance/standins has it.
STAND_INS = {
    "test_code": ("_testinternalcapi",),
    "test_compile": ("_testinternalcapi",),
    "test_traceback": ("_testcapi", "_testinternalcapi"),
}


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
        for module in CPYTHON_ONLY:
            message = str(value).replace("\\", "")
            if issubclass(kind, (ImportError, AssertionError)) and f"No module named '{module}'" in message:
                return self.addSkip(test, f"needs {module}")
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


def provide_stand_ins(module):
    import importlib
    standins = os.path.join(os.path.dirname(os.path.abspath(__file__)), "standins")
    sys.path.append(standins)
    for name in STAND_INS.get(module, ()):
        importlib.import_module(name)
    sys.path.remove(standins)


def main():
    module, results, *options = sys.argv[1:]
    name = full_name(module)
    sys.argv[:] = [name]
    if "ctypes" in name and sys.implementation.cache_tag != "cpython-311":
        provide_ctypes_library()
    if sys.implementation.cache_tag != "cpython-311":
        provide_stand_ins(module)
    with open(results, "w", encoding="utf-8", errors="backslashreplace") as file:
        notes = Notes(file, name + ".")
        from test import support
        support.use_resources = []
        try:
            suite = unittest.defaultTestLoader.loadTestsFromName(name)
        except unittest.SkipTest as skip:
            print("skip", "(module)", skip, sep="\t", file=file, flush=True)
        else:
            if "audit" in options:
                suite = AuditedSuite(leaves(suite), notes)
            suite.run(notes)
        print("end", "", "", sep="\t", file=file, flush=True)


if __name__ == "__main__":
    main()
