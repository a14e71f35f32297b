"""Times a benchmark from inside: each round's seconds on a line of its own, so that the warm ones can be told from the first."""
import sys
import time


def measure(run):
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        print(time.perf_counter() - start, flush=True)
