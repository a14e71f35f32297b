"""Compares random programs about lifetimes under Adder and CPython.

    conformance/random [options]

    --seeds A-B      the programs of these seeds (0-999)
    --processes N    every N-th program runs in a process of its own too, to its end, shutdown included (20; 0: none)
    --batch N        programs in one process (200)
    --audit          the counts are checked after each program, too
    --keep DIRECTORY where the programs that differ and both outputs are left (build/random)
    --timeout N      seconds for a batch (600)
    -j N             batches at a time (1)

The programs come from lifetime_programs.py, their driver is lifetime_driver.py. ADDER and PYTHON name the interpreters. Both run
with -S -s under PYTHONHASHSEED=0, so that nothing of the machine's colours the counts; addresses and the library's path are left out of the
comparison.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from lifetime_programs import Program

ADDER = os.environ.get("ADDER", str(HERE.parent / "adder"))
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
LIBRARY = re.compile(r"/[^\s\"]*/lib/python3\.11/")


def environment():
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    kept.update(PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", LC_ALL="C.UTF-8")
    return kept


def output(command, directory, timeout):
    """What a command prints, the standard error after the standard output, and its exit status in a last line."""
    process = subprocess.Popen([*command], cwd=directory, env=environment(), stdin=subprocess.DEVNULL,
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
    return LIBRARY.sub("<lib>/", ADDRESS.sub("0x...", text))


def sections(text):
    """The part of each seed, and under None the lines outside all parts."""
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
    return parts


class Comparison:
    def __init__(self, options):
        self.options = options
        self.adder = [shutil.which(ADDER) or ADDER, "-S", "-s"]
        self.cpython = [sys.executable, "-S", "-s"]
        self.keep = pathlib.Path(options.keep)
        self.counts = {"same": 0, "different": 0, "processes same": 0, "processes different": 0}

    def batch(self, first, last):
        with tempfile.TemporaryDirectory(prefix="adder-random-") as directory:
            for seed in range(first, last + 1):
                pathlib.Path(directory, f"{seed}.py").write_text(Program(seed).text(), encoding="utf-8")
                if self.alone(seed):
                    pathlib.Path(directory, f"{seed}-alone.py").write_text(Program(seed, alone=True).text(), encoding="utf-8")
            driver = [str(HERE / "lifetime_driver.py"), ".", str(first), str(last)]
            more = [["-X", "audit"], ["audit"]] if self.options.audit else [[], []]
            theirs = sections(output(self.cpython + driver, directory, self.options.timeout))
            ours = sections(output(self.adder + more[0] + driver + more[1], directory, self.options.timeout))
            for seed in range(first, last + 1):
                self.note(seed, "", ours.get(seed, ["(did not run)"]), theirs.get(seed, ["(did not run)"]))
            if ours[None] != theirs[None]:
                self.note(f"{first}-{last}", "batch ", ours[None], theirs[None])
            for seed in filter(self.alone, range(first, last + 1)):
                command = [f"{seed}-alone.py"]
                theirs_alone = output(self.cpython + command, directory, 60).splitlines()
                ours_alone = output(self.adder + more[0] + command, directory, 60).splitlines()
                self.note(seed, "processes ", ours_alone, theirs_alone)

    def alone(self, seed):
        return self.options.processes and seed % self.options.processes == 0

    def note(self, seed, kind, ours, theirs):
        same = ours == theirs
        if kind != "batch ":
            self.counts[kind + ("same" if same else "different")] += 1
        if same:
            return
        self.keep.mkdir(parents=True, exist_ok=True)
        stem = f"{seed}{'-process' if kind == 'processes ' else ''}"
        if isinstance(seed, int):
            (self.keep / f"{stem}.py").write_text(Program(seed, alone=kind == "processes ").text(), encoding="utf-8")
        (self.keep / f"{stem}.adder").write_text("\n".join(ours) + "\n", encoding="utf-8")
        (self.keep / f"{stem}.cpython").write_text("\n".join(theirs) + "\n", encoding="utf-8")
        at = next((i for i, pair in enumerate(zip(ours, theirs)) if pair[0] != pair[1]), min(len(ours), len(theirs)))
        lines = [part[at] if at < len(part) else "(nothing)" for part in (ours, theirs)]
        print(f"{kind}{seed}: line {at + 1}: {lines[0]!r} for {lines[1]!r}", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="conformance/random", usage=__doc__)
    parser.add_argument("--seeds", default="0-999")
    parser.add_argument("--processes", type=int, default=20)
    parser.add_argument("--batch", type=int, default=200)
    parser.add_argument("--audit", action="store_true")
    parser.add_argument("--keep", default=str(HERE.parent / "build" / "random"))
    parser.add_argument("--timeout", type=float, default=600)
    parser.add_argument("-j", type=int, default=1)
    options = parser.parse_args()
    first, _, last = options.seeds.partition("-")
    first, last = int(first), int(last or first)
    comparison = Comparison(options)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        batches = [(start, min(start + options.batch - 1, last)) for start in range(first, last + 1, options.batch)]
        for _ in pool.map(lambda batch: comparison.batch(*batch), batches):
            pass
    print(", ".join(f"{count} {kind}" for kind, count in comparison.counts.items()))
    sys.exit(bool(comparison.counts["different"] or comparison.counts["processes different"]))


if __name__ == "__main__":
    main()
