"""Runs modules of CPython's own test package under Adder and under CPython, each in a process of its own.

    conformance/run [options] MODULE...      test_gc test_ctypes.test_refcounts ...
    conformance/run [options] --all          the modules of conformance/modules.txt
    conformance/run [options] --fast         those of them marked fast

    --check        compare with the lists instead of writing them: fails when a listed test does not pass
    --timeout N    seconds for a module (600)
    --no-cpython   do not run CPython beside
    -j N           modules at a time (1)
    -v             show what the tests print
    --audit        check Adder's counts after each test; an object not accounted for fails the test before it; writes no lists
    --leaks        repeat the tests of each module six times under the audit, as CPython's "-m test -R 3:3" does, and fail where each of
                   the last three times left references, memory blocks or descriptors behind; writes no lists
    --summary      only write the summary of the lists anew and print its table

Where a test fails, its module is run once more by CPython with Adder's library, to tell what the library's version is to blame for.
The lists are conformance/passing/MODULE.txt, the summary of all of them is conformance/passing/SUMMARY.md. The resource "cpu" is
enabled, no other. ADDER and PYTHON name the two interpreters, TEST_PACKAGE the directory of the
test package. On a bare Debian the package is libpython3.11-testsuite.
"""
import argparse
import concurrent.futures
import importlib.util
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PASSING = HERE / "passing"
ADDER = os.environ.get("ADDER", str(HERE.parent / "adder"))
GOOD = {"ok", "xfail"}
TOO = "; CPython skips it too"
FAILS_TOO = "; CPython fails it too with this library"


def test_package():
    directory = os.environ.get("TEST_PACKAGE")
    if directory is None:
        try:
            import test
        except ImportError:
            sys.exit("no test package in this CPython; on Debian: apt-get install libpython3.11-testsuite")
        directory = test.__path__[0]
    if not pathlib.Path(directory, "support").is_dir():
        sys.exit(f"no test package at {directory}")
    return directory


def linked(source, target):
    """A copy of a directory that holds links to its files, so that nothing is written into the original."""
    shutil.copytree(source, target, symlinks=True, copy_function=lambda file, link: os.symlink(os.path.realpath(file), link),
                    ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))


def home_with_tests(adder, package, directory):
    """
    A home for Adder in which the test package is part of the library, as in CPython, and so are the stand-ins for the modules of tests
    in C: isolated subprocesses find them only there. Returns the directory of Adder's library.
    """
    library = subprocess.run([adder, "-c", "import os; print(os.path.dirname(os.__file__))"], stdout=subprocess.PIPE, check=True,
                             text=True).stdout.strip()
    home = pathlib.Path(directory, "lib", "python3.11")
    home.mkdir(parents=True)
    for entry in os.scandir(library):
        if entry.name != "test":
            os.symlink(entry.path, home / entry.name)
    for standin in (HERE / "standins").glob("*.py"):
        os.symlink(standin, home / standin.name)
    linked(package, home / "test")
    return library


def add_ctypes_tests(home, package, functions):
    """
    In a home for Adder, the tests of ctypes where the test package of 3.12 has them, and a module _ctypes_test, of which they want the
    path alone.
    """
    home = pathlib.Path(home, "lib", "python3.11")
    older = pathlib.Path(package).parent / "ctypes" / "test"
    if older.is_dir():
        (home / "test" / "test_ctypes.py").unlink(missing_ok=True)
        (home / "test" / "test_ctypes").symlink_to(older)
    if functions is not None:
        (home / "_ctypes_test.py").write_text(f"__file__ = {functions!r}\n")


def ctypes_library(directory):
    """
    A copy of the C functions that CPython's tests of ctypes call, loadable without CPython: the symbols that it would take from
    there are made weak. None if this CPython comes without it.
    """
    spec = importlib.util.find_spec("_ctypes_test")
    if spec is None or not spec.origin:
        return None
    image = bytearray(pathlib.Path(spec.origin).read_bytes())
    if image[:6] != b"\x7fELF\x02\x01":
        return None
    sections_at, = struct.unpack_from("<Q", image, 40)
    entry_size, count = struct.unpack_from("<HH", image, 58)
    sections = [struct.unpack_from("<IIQQQQIIQQ", image, sections_at + i * entry_size) for i in range(count)]
    for _, kind, _, _, at, size, link, _, _, width in sections:
        if kind != 11:
            continue
        for symbol in range(at, at + size, width):
            name, info, _, section = struct.unpack_from("<IBBH", image, symbol)
            name_at = sections[link][4] + name
            if section == 0 and info >> 4 == 1 and image[name_at:name_at + 3] in (b"Py_", b"PyA", b"PyL", b"PyM", b"_Py"):
                image[symbol + 4] = 2 << 4 | info & 15
    path = pathlib.Path(directory, "ctypes_test.so")
    path.write_bytes(image)
    return str(path)


class Run:
    """One module under one interpreter."""

    def __init__(self, command, module, package, timeout, verbose, extra={}, arguments=(), path=()):
        self.fates = {}
        self.reasons = {}
        with tempfile.TemporaryDirectory(prefix="adder-test-") as scratch:
            library = pathlib.Path(scratch, "library")
            library.mkdir()
            (library / "test").symlink_to(package)
            work = pathlib.Path(scratch, "work")
            work.mkdir()
            notes = pathlib.Path(scratch, "notes")
            log = pathlib.Path(scratch, "log")
            environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
            environment.update(PYTHONPATH=os.pathsep.join([str(library), *path]), PYTHONDONTWRITEBYTECODE="1", LC_ALL="C.UTF-8", TEST_PACKAGE=package, **extra)
            start = time.monotonic()
            with log.open("wb") as output:
                process = subprocess.Popen([*command, str(HERE / "driver.py"), module, str(notes), *arguments], cwd=work, env=environment,
                                           stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True)
                try:
                    status = process.wait(timeout)
                    self.end = f"exit status {status}"
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, 9)
                    process.wait()
                    self.end = f"ended after {timeout} seconds"
            self.seconds = time.monotonic() - start
            self.complete = False
            if notes.exists():
                self.read(notes.read_text(encoding="utf-8", errors="replace"))
            self.log = log.read_text(encoding="utf-8", errors="replace")
            if "audit" in arguments:
                left = [line.removeprefix("audit: ") for line in self.log.splitlines() if line.startswith("audit: at the end of the program")]
                if left:
                    self.fates["after the program"] = "fail"
                    self.reasons["after the program"] = f"audit: {len(left)} objects, {left[0]}"
            if verbose or not self.complete:
                print(self.log[-4000:] if not verbose else self.log, file=sys.stderr)

    def read(self, text):
        running = None
        for line in text.splitlines():
            status, name, reason = line.split("\t", 2)
            if status == "end":
                self.complete = True
            elif status == "start":
                running = name
                self.fates.setdefault(name, "cut off")
            elif status == "audit":
                self.fates[name] = "fail"
                self.reasons[name] = "audit: " + reason
            else:
                self.fates[name] = status
                if reason:
                    # the lists are the same wherever the checkout is
                    self.reasons[name] = reason.replace(f"{HERE.parent}/", "")
        if not self.complete and running is not None and self.fates[running] == "cut off":
            self.reasons[running] = self.end

    def count(self, *statuses):
        return sum(fate in statuses for fate in self.fates.values())

    def passing(self):
        return sorted(name for name, fate in self.fates.items() if fate in GOOD)

    def cells(self):
        return (len(self.fates), self.count(*GOOD), self.count("fail", "xpass"), self.count("error", "cut off"), self.count("skip"))


def skipped(module):
    """The tests of a module that need something of CPython's C API; the driver skips them, CPython's own runner does not."""
    path = PASSING / f"{module}.txt"
    return re.findall(r"^# skip (.+?): needs? _", path.read_text(), re.MULTILINE) if path.exists() else []


def hunt_leaks(adder, module, home, timeout, verbose):
    """
    Runs the tests of a module again and again by CPython's own runner. Returns the number of tests that one round has, and what is
    wrong: what leaked, or why that is not known.
    """
    command = [adder, "-X", "audit", "-X", "implementation=cpython", "-m", "test", "-R", "3:3"]
    for name in skipped(module):
        command += ["-i", f"*.{name}"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment.update(ADDER_HOME=home, PYTHONDONTWRITEBYTECODE="1", LC_ALL="C.UTF-8")
    with tempfile.TemporaryDirectory(prefix="adder-leaks-") as work:
        log = pathlib.Path(work, "log")
        with log.open("wb") as output:
            process = subprocess.Popen([*command, module], cwd=work, env=environment, stdin=subprocess.DEVNULL, stdout=output,
                                       stderr=output, start_new_session=True)
            try:
                status = process.wait(timeout)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)
                process.wait()
                status = None
        text = log.read_text(encoding="utf-8", errors="replace")
    wrong = [line.removeprefix(module).strip() for line in text.splitlines()
             if line.startswith((f"{module} leaked ", "audit: "))]
    if status is None:
        wrong.append(f"ended after {timeout} seconds")
    elif not re.search("^(beginning|123456$)", text, re.MULTILINE):
        wrong.append("no repetitions")
    elif status != 0 and not wrong:
        wrong.append(f"exit status {status}")
    if verbose or wrong:
        print(text if verbose else text[-4000:], file=sys.stderr)
    tests = re.search(r"^Total tests: run=([\d,]+)", text, re.MULTILINE)
    return int(tests[1].replace(",", "")) if tests else 0, wrong


def listed(module):
    path = PASSING / f"{module}.txt"
    if not path.exists():
        return []
    return [line for line in path.read_text().splitlines() if line and not line.startswith("#")]


def write_list(module, adder, cpython, mixed):
    tests, passed, failed, errors, skipped = adder.cells()
    beside = "-" if cpython is None else f"{cpython.seconds:.1f}"
    lines = [f"# {tests} tests: {passed} passed, {failed} failed, {errors} errors, {skipped} skipped; "
             f"{adder.seconds:.1f} s, CPython {beside} s"]
    if not adder.complete:
        lines.append(f"# not complete: {adder.end}")
    for name, fate in sorted(adder.fates.items()):
        if fate not in GOOD:
            too = TOO if fate == "skip" and cpython and cpython.fates.get(name) == "skip" else ""
            if fate != "skip" and mixed and mixed.fates.get(name) in ("fail", "error", "xpass", "cut off"):
                too = FAILS_TOO
            lines.append(f"# {fate} {name}: {adder.reasons.get(name, '')}{too}")
    lines += adder.passing()
    PASSING.mkdir(exist_ok=True)
    (PASSING / f"{module}.txt").write_text("\n".join(lines) + "\n")


HEAD = ("module", "tests", "passed", "failed", "errors", "skipped", "seconds", "CPython")


def rows_of_lists():
    """For each list the cells of the table, and the lines about tests that did not pass."""
    for path in sorted(PASSING.glob("*.txt")):
        head, *lines = [line.removeprefix("# ") for line in path.read_text().splitlines() if line.startswith("# ")]
        counts, _, times = head.partition("; ")
        words = counts.replace(",", "").replace(":", "").split()
        seconds, _, cpython = times.partition(", CPython ")
        yield (path.stem, *words[0::2], seconds.removesuffix(" s"), cpython.removesuffix(" s")), lines


def write_summary():
    """Writes the table of all lists, with what failed and what was skipped and why."""
    rows = list(rows_of_lists())
    text = ["# CPython's own tests under Adder", "",
            "Written by `conformance/run`, from the lists beside this file. Seconds are those of one run of the module in a process of its own.",
            "", "| " + " | ".join(HEAD) + " |", "|---|" + "---:|" * (len(HEAD) - 1)]
    text += ["| " + " | ".join(row) + " |" for row, _ in rows]
    text.append("| all | " + " | ".join(str(sum(int(row[i]) for row, _ in rows)) for i in range(1, 6)) + " | | |")
    for title, wanted in (("Not passed", lambda line: not line.startswith("skip ")),
                          ("Skipped, and not by CPython", lambda line: line.startswith("skip ") and not line.endswith(TOO)),
                          ("Skipped, by CPython too", lambda line: line.startswith("skip ") and line.endswith(TOO))):
        text += ["", f"## {title}", ""]
        for row, lines in rows:
            reasons = {}
            for line in filter(wanted, lines):
                test, _, reason = line.removeprefix("skip ").removesuffix(TOO).partition(": ")
                reasons.setdefault(reason, []).append(test)
            text += [f"- {row[0]}: {', '.join(tests)}: {reason or 'no reason given'}" for reason, tests in reasons.items()]
    (PASSING / "SUMMARY.md").write_text("\n".join(text) + "\n")
    return [row for row, _ in rows]


def print_table(rows):
    rows = [HEAD, *[tuple(map(str, row)) for row in rows]]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEAD))]
    for row in rows:
        print("  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                        for i, (cell, width) in enumerate(zip(row, widths))))


def modules_of_file(fast):
    modules = []
    for line in (HERE / "modules.txt").read_text().splitlines():
        words = line.split("#")[0].split()
        if words and (not fast or "fast" in words[1:]):
            modules.append(words[0])
    return modules


def main():
    parser = argparse.ArgumentParser(prog="conformance/run", usage=__doc__, add_help=True)
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--timeout", type=float, default=600)
    parser.add_argument("--no-cpython", action="store_true")
    parser.add_argument("-j", type=int, default=1)
    parser.add_argument("-v", action="store_true")
    parser.add_argument("--audit", action="store_true")
    parser.add_argument("--leaks", action="store_true")
    parser.add_argument("--summary", action="store_true")
    options = parser.parse_args()
    if options.summary:
        return print_table(write_summary())
    modules = options.modules or (modules_of_file(options.fast) if options.all or options.fast else [])
    if not modules:
        parser.error("no module named")
    package = test_package()
    adder_command = [shutil.which(ADDER) or ADDER, "-X", "implementation=cpython", *(["-X", "audit"] if options.audit else [])]
    subprocess.run([adder_command[0], "-V"], stdout=subprocess.DEVNULL, check=True)

    scratch = tempfile.TemporaryDirectory(prefix="adder-tests-")
    home = os.path.join(scratch.name, "home")
    library = home_with_tests(adder_command[0], package, home)
    extra = {"ADDER_HOME": home}
    functions = ctypes_library(scratch.name)
    if functions is not None:
        extra["CTYPES_TEST_LIBRARY"] = functions
    if options.audit:
        # The audit can tell a count that is too high only where no Java call lies between the frames, as the calls of translated code do.
        extra["ADDER_JAVA_OPTS"] = f"{os.environ.get('ADDER_JAVA_OPTS', '')} -Dadder.warm=0 -Dadder.hot=0"

    if options.leaks:
        add_ctypes_tests(home, package, functions)
        found = 0
        for module in modules:
            start = time.monotonic()
            tests, wrong = hunt_leaks(adder_command[0], module, home, options.timeout, options.v)
            found += bool(wrong)
            print(f"{module}: {tests} tests six times in {time.monotonic() - start:.1f} s: {'; '.join(wrong) or 'nothing leaked'}", flush=True)
        sys.exit(found > 0)

    def work(module):
        adder = Run(adder_command, module, package, options.timeout, options.v, extra,
                    ["audit"] if options.audit else ())
        cpython = None if options.no_cpython else Run([sys.executable], module, package, options.timeout, False)
        mixed = None
        if cpython is not None and adder.count("fail", "xpass", "error", "cut off"):
            # of a later version than the tests, the library may be what fails them
            mixed = Run([sys.executable], module, package, options.timeout, False, path=[library])
        return module, adder, cpython, mixed

    rows = []
    stopped = []
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        for module, adder, cpython, mixed in pool.map(work, modules):
            rows.append((module, *adder.cells(), f"{adder.seconds:.1f}", "-" if cpython is None else f"{cpython.seconds:.1f}"))
            if options.check:
                passing = set(adder.passing())
                stopped += [(module, name, adder.fates.get(name, "not run"), adder.reasons.get(name, adder.end))
                            for name in listed(module) if name not in passing]
                stopped += [(module, name, "fail", reason) for name, reason in adder.reasons.items()
                            if reason.startswith("audit: ") and name not in listed(module)]
            elif not options.audit:
                write_list(module, adder, cpython, mixed)
            for name, fate in sorted(adder.fates.items()):
                if fate not in GOOD and (fate != "skip" or cpython is None or cpython.fates.get(name) != "skip"):
                    print(f"{module} {fate} {name}: {adder.reasons.get(name, '')}")
            if not adder.complete:
                print(f"{module} did not complete: {adder.end}")
            sys.stdout.flush()
    print_table(rows)
    if not options.check and not options.audit:
        write_summary()
    for module, name, fate, reason in stopped:
        print(f"stopped passing: {module} {name}: {fate} {reason}")
    total = sum(row[2] for row in rows)
    print(f"{total} passed, {len(stopped) if options.check else sum(row[3] + row[4] for row in rows)} failed")
    if options.check:
        sys.exit(bool(stopped))


if __name__ == "__main__":
    main()
