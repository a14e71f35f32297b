"""Compares random programs about lifetimes under Adder and CPython.

    conformance/random [options]

    --seeds A-B      the programs of these seeds (0-999)
    --processes N    every N-th program runs in a process of its own too, to its end, shutdown included (20; 0: none)
    --batch N        programs in one process (200)
    --audit          the counts are checked after each program, too
    --hot            Adder compiles everything at its first call and at the first turn of its loops
    --recorded       compare with what CPython printed when random_recorded.txt was made, of which that file has the hashes and which
                     programs those are; this needs no CPython, and Adder itself can run it
    --record         make that file anew, of the programs of --seeds that are the same
    --keep DIRECTORY where the programs that differ and both outputs are left (build/random)
    --timeout N      seconds for a batch (600)
    -j N             batches at a time (1)

The programs come from lifetime_programs.py, their driver is lifetime_driver.py. ADDER and PYTHON name the interpreters. Both run
with -S -s under PYTHONHASHSEED=0, so that nothing of the machine's colours the counts; addresses and the library's path are left out of the
comparison.
"""
import argparse
import collections
import concurrent.futures
import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from lifetime_programs import Program

ADDER = os.environ.get("ADDER", str(HERE.parent / "adder"))
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
BROKEN = re.compile("returned a result with an exception set|returned NULL without setting an exception")
RECORDED = HERE / "random_recorded.txt"
HOT = "-Dadder.warm=1 -Dadder.hot=1"
LIBRARY = re.compile(r"/[^\s\"]*/lib/python3\.11/")


def environment():
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    kept.update(PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", LC_ALL="C.UTF-8")
    return kept


def output(command, directory, timeout, more={}):
    """What a command prints, the standard error after the standard output, its exit status in a last line; and this status."""
    process = subprocess.Popen([*command], cwd=directory, env=environment() | more, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        text, errors = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        text, errors = process.communicate()
        text += b"\ntimeout\n"
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    text = (text + errors).decode("utf-8", "replace") + f"exit status {process.returncode}\n"
    text = text.replace(os.path.realpath(directory), "<directory>").replace(str(directory), "<directory>")
    return LIBRARY.sub("<lib>/", ADDRESS.sub("0x...", text)), process.returncode


def sections(text):
    """The part of each seed that ended, under None the lines outside all parts; and the seed that did not end, or None."""
    parts = {None: []}
    seed = None
    for line in text.splitlines():
        if line.startswith("=== end "):
            seed = None
        elif line.startswith("=== "):
            seed = int(line[4:])
            parts[seed] = []
        else:
            parts[seed].append(line)
    return parts, seed


class Comparison:
    """What was found, by kind ("" for the programs of the batches, "processes " for those that had one of their own, "batches " for what
    stands between the programs): how many were the same, what differs, and at which CPython itself failed: it crashed, hung, or found by
    a SystemError that it broke its own protocol. Those say nothing."""

    def __init__(self, options):
        self.options = options
        self.adder = [shutil.which(ADDER) or ADDER, "-S", "-s", *(["-X", "audit"] if options.audit else [])]
        self.cpython = [sys.executable, "-S", "-s"]
        self.hot = {"ADDER_JAVA_OPTS": f"{os.environ.get('ADDER_JAVA_OPTS', '')} {HOT}"} if options.hot else {}
        self.keep = pathlib.Path(options.keep)
        self.same = collections.Counter()
        self.different = collections.defaultdict(set)
        self.failed = collections.defaultdict(set)
        self.hashes = {}
        if options.recorded:
            with open(RECORDED, encoding="utf-8") as file:
                for line in file:
                    if not line.startswith("#"):
                        seed, kind, found = line.split()
                        self.hashes[int(seed), "" if kind == "batch" else "processes "] = found

    def batch(self, first, last):
        with tempfile.TemporaryDirectory(prefix="adder-random-") as directory:
            for seed in range(first, last + 1):
                pathlib.Path(directory, f"{seed}.py").write_text(Program(seed).text(), encoding="utf-8")
                if self.alone(seed):
                    pathlib.Path(directory, f"{seed}-alone.py").write_text(Program(seed, alone=True).text(), encoding="utf-8")
            # Each goes on in a new process after the program at which it died; Adder also after those at which CPython did.
            theirs, dead = self.run(self.cpython, directory, first, last) if not self.options.recorded else ({None: []}, {
                seed for seed in range(first, last + 1) if (seed, "") not in self.hashes})
            failed = dead | {seed for seed in theirs if broken(theirs[seed])}
            self.failed[""].update(failed)
            ours = {None: []}
            for start, end in stretches(first, last, dead):
                parts, _ = self.run(self.adder, directory, start, end, ["audit"] if self.options.audit else [], self.hot)
                ours[None] += parts.pop(None)
                ours |= parts
            for seed in range(first, last + 1):
                if seed not in failed:
                    self.note(seed, "", ours[seed], theirs.get(seed))
            # CPython may crash at its end over what a program has left: that is no program's.
            outside = [[line for line in parts[None] if not re.fullmatch(f"exit status {status}", line)]
                       for parts, status in ((ours, "0"), (theirs, "(0|-[0-9]+)"))]
            if outside[0] != outside[1]:
                self.note(f"{first}-{last}", "batches ", *outside)
            for seed in filter(self.alone, range(first, last + 1)):
                command = [f"{seed}-alone.py"]
                if self.options.recorded:
                    if (seed, "processes ") in self.hashes:
                        self.note(seed, "processes ", output(self.adder + command, directory, 60, self.hot)[0].splitlines(), None)
                    continue
                theirs_alone, status = output(self.cpython + command, directory, 60)
                if status < 0 or broken(theirs_alone.splitlines()):
                    self.failed["processes "].add(seed)
                    continue
                ours_alone, _ = output(self.adder + command, directory, 60, self.hot)
                self.note(seed, "processes ", ours_alone.splitlines(), theirs_alone.splitlines())

    def run(self, interpreter, directory, first, last, options=(), more={}):
        """The parts of the seeds under an interpreter, and the seeds at which it died."""
        parts, dead = {None: []}, set()
        while first <= last:
            command = [*interpreter, str(HERE / "lifetime_driver.py"), ".", str(first), str(last), *options]
            found, seed = sections(output(command, directory, self.options.timeout, more)[0])
            parts[None] += found.pop(None)
            parts |= found
            if seed is None:
                seed = max(found, default=first - 1) + 1
                if seed > last:
                    break
                parts[seed] = ["(did not run)"]
            dead.add(seed)
            parts[seed].append("(the process died)")
            first = seed + 1
        return parts, dead

    def alone(self, seed):
        return self.options.processes and seed % self.options.processes == 0

    def note(self, seed, kind, ours, theirs):
        """Notes one result; theirs is None where only its hash is known."""
        found = hashlib.sha256("\n".join(ours).encode()).hexdigest()[:16]
        if ours == theirs or theirs is None and found == self.hashes[seed, kind]:
            self.same[kind] += 1
            self.hashes[seed, kind] = found
            return
        theirs = [f"(what CPython printed, of which the hash is {self.hashes[seed, kind]})"] if theirs is None else theirs
        self.different[kind].add(seed)
        self.keep.mkdir(parents=True, exist_ok=True)
        stem = f"{seed}{'-process' if kind == 'processes ' else ''}"
        if isinstance(seed, int):
            (self.keep / f"{stem}.py").write_text(Program(seed, alone=kind == "processes ").text(), encoding="utf-8")
        (self.keep / f"{stem}.adder").write_text("\n".join(ours) + "\n", encoding="utf-8")
        (self.keep / f"{stem}.cpython").write_text("\n".join(theirs) + "\n", encoding="utf-8")
        at = next((i for i, pair in enumerate(zip(ours, theirs)) if pair[0] != pair[1]), min(len(ours), len(theirs)))
        lines = [part[at] if at < len(part) else "(nothing)" for part in (ours, theirs)]
        print(f"{kind}{seed}: line {at + 1}: {lines[0]!r} for {lines[1]!r}", flush=True)

    def record(self):
        with open(RECORDED, "w", encoding="utf-8") as file:
            print("# The hash of what CPython printed for each program that conformance/random --recorded runs.", file=file)
            for (seed, kind), found in sorted(self.hashes.items()):
                print(seed, "process" if kind else "batch", found, file=file)

    def table(self, seconds):
        yield f"{'':12}{'same':>8}{'different':>11}{'CPython failed':>16}"
        for kind, name in ("", "in batches"), ("processes ", "processes"):
            if kind == "" or self.options.processes:
                yield f"{name:12}{self.same[kind]:8}{len(self.different[kind]):11}{len(self.failed[kind]):16}"
        for title, found in ("different", self.different), ("CPython failed", self.failed):
            for kind, seeds in found.items():
                if seeds:
                    yield f"{title}{', ' * bool(kind)}{kind.strip()}: {' '.join(map(str, sorted(seeds, key=str)))}"
        yield f"seeds {self.options.seeds}{' --audit' * self.options.audit}{' --hot' * self.options.hot}: {seconds:.0f} s"


def broken(lines):
    """Whether CPython says of itself that a function of its own returned nonsense (for example iter() of a released memoryview)."""
    return any("SystemError" in line and BROKEN.search(line) for line in lines)


def stretches(first, last, left_out):
    """The longest stretches of first to last without those left out."""
    start = first
    for seed in [*sorted(left_out), last + 1]:
        if start < seed:
            yield start, seed - 1
        start = seed + 1


def main():
    parser = argparse.ArgumentParser(prog="conformance/random", usage=__doc__)
    parser.add_argument("--seeds", default="0-999")
    parser.add_argument("--processes", type=int, default=20)
    parser.add_argument("--batch", type=int, default=200)
    parser.add_argument("--audit", action="store_true")
    parser.add_argument("--hot", action="store_true")
    parser.add_argument("--recorded", action="store_true")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--keep", default=str(HERE.parent / "build" / "random"))
    parser.add_argument("--timeout", type=float, default=600)
    parser.add_argument("-j", type=int, default=1)
    options = parser.parse_args()
    first, _, last = options.seeds.partition("-")
    first, last = int(first), int(last or first)
    comparison = Comparison(options)
    start = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        batches = [(start, min(start + options.batch - 1, last)) for start in range(first, last + 1, options.batch)]
        for _ in pool.map(lambda batch: comparison.batch(*batch), batches):
            pass
    if options.record:
        comparison.record()
    print(*comparison.table(time.monotonic() - start), sep="\n")
    sys.exit(any(comparison.different.values()))


if __name__ == "__main__":
    main()
