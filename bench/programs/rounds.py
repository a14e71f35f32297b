"""Times a benchmark from inside: each round's seconds on a line of its own, so that the warm ones can be told from the first."""
import sys
import time


def measure(run, name="", prepare=None):
    """With prepare, a round works on what that has made before its time begins."""
    end = time.perf_counter() + (float(sys.argv[1]) if len(sys.argv) > 1 else 3.0)
    rounds = 0
    while rounds < 5 or time.perf_counter() < end:
        arguments = () if prepare is None else (prepare(),)
        start = time.perf_counter()
        run(*arguments)
        print(name, time.perf_counter() - start)
        rounds += 1


def measure_all(runs):
    """One measure for each function; its name is the row's."""
    for run in runs:
        measure(run, run.__name__)
