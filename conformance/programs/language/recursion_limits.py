"""Recursion: the limit, the message, recovery, and recursion through C code."""
import sys

old = sys.getrecursionlimit()
print(old)
sys.setrecursionlimit(200)


def f(n):
    return f(n + 1)


class R:
    def __repr__(self):
        return repr(self)

    def __getattr__(self, k):
        return self.other

    def __eq__(self, o):
        return self == o

    def __hash__(self):
        return hash(self)

    def __call__(self):
        return self()

    def __iter__(self):
        return iter(self)

    def __len__(self):
        return len(self)


for t in (lambda: f(0), lambda: repr(R()), lambda: R().x, lambda: R() == R(), lambda: hash(R()), lambda: R()(), lambda: list(R()), lambda: len(R())):
    try:
        t()
    except RecursionError as e:
        print(type(e).__name__, str(e).startswith("maximum recursion depth exceeded"))
depth = 0


def count():
    global depth
    depth += 1
    count()


try:
    count()
except RecursionError:
    print(150 < depth < 200)
try:
    f(0)
except RecursionError as e:
    n, tb = 0, e.__traceback__
    while tb:
        n, tb = n + 1, tb.tb_next
    print(150 < n < 205)
for bad in (0, -5, 5, "x"):
    try:
        sys.setrecursionlimit(1 if bad == 5 else bad)
    except (ValueError, RecursionError, TypeError) as e:
        print(type(e).__name__, str(e).split(":")[0])
sys.setrecursionlimit(5000)


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(deep(4500))
a = []
for _ in range(100000):
    a = [a]
sys.setrecursionlimit(old)
for op in (lambda: repr(a), lambda: a == [a] and None, lambda: hash(tuple([1]))):
    try:
        print(type(op()).__name__)
    except RecursionError as e:
        print(e)
