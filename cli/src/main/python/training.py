"""What the JVM sees when the build makes its cache: the start, an ordinary program, and the modules that most programs import."""
import argparse
import collections
import contextlib
import dataclasses
import enum
import functools
import gc
import io
import itertools
import json
import os
import re
import sys
import textwrap
import traceback
import types
import typing
import unittest
import weakref


class Color(enum.Enum):
    RED = 1
    GREEN = 2


@dataclasses.dataclass
class Point:
    x: int
    y: float = 0.5

    def __del__(self):
        pass


def numbers(n):
    for i in range(n):
        yield i * i


@functools.lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


class Counter:
    def __init__(self):
        self.count = 0

    def step(self, by):
        self.count += by
        return self.count % 3


def busy(n):
    counter, seen = Counter(), []
    for i in range(n):
        if counter.step(i) == 1:
            seen.append(i * 0.5)
    while n > 0:
        n -= 1
    return len(seen)


def main():
    table = collections.defaultdict(list)
    for i in numbers(2000):
        table[i % 7].append(f"{i:>8}|{i!r}")
    json.loads(json.dumps({"a": [1, 2.5, None, True, "\u00e9"], "b": dict.fromkeys("xyz", Color.RED.value)}))
    re.sub(r"(\w+)-(\d+)", r"\2-\1", "alpha-1 beta-22")
    point = Point(1)
    ref = weakref.ref(point)
    del point
    assert ref() is None
    with contextlib.suppress(ValueError):
        int("x")
    try:
        fib(None)
    except TypeError:
        traceback.format_exc()
    a, b = [], []
    a.append(b)
    b.append(a)
    del a, b
    gc.collect()
    argparse.ArgumentParser().parse_args([])
    print(textwrap.fill("counted " * 20, 40), sorted(itertools.chain(range(5), [2.5])), file=io.StringIO())
    suite = unittest.TestSuite([unittest.FunctionTestCase(lambda: None)])
    unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    assert busy(6000) and fib(20) == 6765 and os.getcwd() and sys.version and types.SimpleNamespace(x=1).x and typing.Optional[int]


main()
