"""What bench/footprint runs, a process for each kind: python kinds.py KIND COUNT. Prints bytes per object: by resident size once all are made, by the
peak, and, under Adder, by the JVM's heap after a full collection with the resident size then."""
import gc
import sys


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Slotted:
    __slots__ = "x", "y"

    def __init__(self, x, y):
        self.x = x
        self.y = y


def with_dict(x):
    p = Point(x, x)
    p.__dict__
    return p


KINDS = {
    "instances": lambda i: Point(None, None),
    "slotted": lambda i: Slotted(None, None),
    "with_dict": lambda i: with_dict(None),
    "lists": lambda i: [None, None],
    "empty_lists": lambda i: [],
    "tuples": lambda i: (i & 1, None),
    "dicts": lambda i: {"a": None, "b": None},
    "ints": lambda i: i + 1000,
    "floats": lambda i: i + 0.5,
    "strings": lambda i: "text %d" % i,
}


def status(*names):
    with open("/proc/self/status") as f:
        values = dict(line.split(":", 1) for line in f)
    return [int(values[name].split()[0]) * 1024 for name in names]


def main():
    kind, count = KINDS[sys.argv[1]], int(sys.argv[2])
    try:
        from _adder import live_heap
    except ImportError:
        live_heap = None
    for i in range(1000):
        kind(i)
    heap = live_heap() if live_heap else 0
    before, = status("VmRSS")
    kept = [None] * count
    for i in range(count):
        kept[i] = kind(i)
    after, peak = status("VmRSS", "VmHWM")
    result = [after - before, peak - before]
    if live_heap:
        result.append(live_heap() - heap)
        result.append(status("VmRSS")[0] - before)
    print(*(r / count for r in result))


if __name__ == "__main__":
    main()
