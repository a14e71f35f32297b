"""What bench/pauses runs: python loop.py OBJECTS SECONDS."""
import sys
from time import perf_counter_ns


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def build(count, stops):
    live = [None] * count
    last = perf_counter_ns()
    longest = 0
    for i in range(count):
        live[i] = Point(i, None)
        now = perf_counter_ns()
        if now - last > longest:
            longest = now - last
        last = now
    stops.append(longest)
    return live


def churn(seconds, stops):
    window = [None] * 200_000
    longest = second = rounds = 0
    start = last = perf_counter_ns()
    end = last + int(seconds * 1e9)
    while last < end:
        window[rounds % 200_000] = Point(rounds, [rounds])
        Point({"a": rounds}, (rounds, str(rounds))).x["b"] = None
        rounds += 1
        now = perf_counter_ns()
        if now - last > second:
            second = now - last
            if second > longest:
                longest, second = second, longest
        last = now
    stops += [longest, second]
    return rounds / (last - start) * 1e9


def main():
    stops = []
    live = build(int(sys.argv[1]), stops)
    rate = churn(float(sys.argv[2]), stops)
    print(*(stop / 1e6 for stop in stops), rate)
    assert len(live) == int(sys.argv[1])


if __name__ == "__main__":
    main()
    import os
    sys.stdout.flush()
    os._exit(0)
