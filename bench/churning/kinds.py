"""What bench/churn runs, a process for each kind: python kinds.py KIND SECONDS [GIGABYTES].

Each kind makes and drops objects without end, of small and large sizes as programs have them; nothing lives on from round to round.
"""
import sys
import time


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def moved(self, by):
        return Point(self.x + by, self.y - by)


class Slotted:
    __slots__ = "left", "right", "value"

    def __init__(self, left, right, value):
        self.left = left
        self.right = right
        self.value = value


class Named(Point):
    def __init__(self, x, y, name, *rest, **options):
        super().__init__(x, y)
        self.name = name
        self.rest = rest
        self.options = options

    @property
    def place(self):
        return self.x, self.y


class Noisy:
    count = 0

    def __del__(self):
        Noisy.count += 1


def tree(depth):
    if depth == 0:
        return Slotted(None, None, 1000)
    return Slotted(tree(depth - 1), tree(depth - 1), depth)


def instances():
    p = Point(1000, 2000.5)
    for i in range(200):
        p = p.moved(i + 1000)
    tree(6)
    for i in range(50):
        n = Named(i * 1000, i, "n", 1, 2, colour="red", size=i)
        n.place
        n.cycle = [n]
        n.extra = Noisy()
        n.__dict__["more"] = i
        n.cycle.clear()
    for i in range(30):
        loop = Point(i, None)
        loop.y = loop


def lists():
    a = []
    for i in range(1000):
        a.append(i * 1000)
    b = a[100:900]
    b.extend(a)
    c = [x + 1.5 for x in b]
    c.reverse()
    c.sort()
    d = a + b
    d[10:20] = [1, 2, 3]
    del d[5:50]
    while len(d) > 500:
        d.pop()
    for i in range(100):
        e = [i, [i, (i, i + 1000)], []]
        e.insert(1, e[0])
        f = list(e)
        x, y, *z = f
        [0] * i
    tuple(d)
    big = [None] * 100_000
    big.append(1)
    list(reversed(big[:1000]))
    max(a), min(b), sum(a), len(c)


def dicts():
    d = {}
    for i in range(500):
        d[i * 7] = i * 1000
    for i in range(0, 500, 2):
        del d[i * 7]
    e = {k: v for k, v in d.items()}
    e.update(d)
    f = dict(e)
    for k in f:
        f[k]
    for i in range(100):
        g = {"a": i, "b": [i], "c": {"d": i}}
        g["e"] = g.pop("a")
        h = g.copy()
        h.setdefault("k", []).append(i)
        dict(x=i, y=2)
        list(h.keys())
        list(h.values())
        h.get("zz", 1.5)
        s = {i, i + 1000, "q"}
        s.add(i * 5000)
        s.discard(i)
        s | {1, 2}
        frozenset(s)
    many = {}
    for i in range(5000):
        many[i] = None
    many.clear()


def strings():
    s = "start"
    for i in range(300):
        s += "abc"
    t = s.upper()
    t = t.replace("A", "xy")
    parts = t.split("B")
    joined = ", ".join(parts)
    for i in range(100):
        x = f"value {i}: {i * 1000} {joined[i:i + 40]!r}"
        y = str(i * 12345)
        z = "%s-%d" % (y, i)
        w = z + y + x
        w.find("value")
        w.startswith("12")
        w.strip()
        w[3:10]
        w[::-1]
        u = "\u0394" + w + "\U0001f40d"
        u.lower()
        for c in y:
            c
        b = w.encode()
        b.decode()
        b[2:9] + b"tail"
    large = "x" * 100_000
    large + large
    large.encode()
    bytes(50_000)
    bytearray(20_000).extend(b"123")


def bigints():
    a, b = 1, 1
    for i in range(500):
        a, b = b, a + b
    p = 3 ** 200
    m = (1 << 521) - 1
    for i in range(100):
        p = p * p % m
        q, r = divmod(p, a)
        -q
        p ^ q
        p >> 7
        p << 13
        p - q
        p // 1000
        p == q
        p < r
        abs(r) | p & q
        hash(p)
        int(i * 1000)
    f = 1
    for i in range(1, 400):
        f *= i
    big = 1 << 200_000
    big = big + p
    big - 1


def closures():
    def adder(n):
        total = n

        def add(x, *, scale=1):
            nonlocal total
            total += x * scale
            return total
        return add

    for i in range(100):
        f = adder(i * 1000)
        f(1)
        f(2, scale=3)
        g = lambda x, y=i * 1000: f(x) + y
        g(i)
        list(map(lambda v: v + i, range(5)))
        sorted([3, 1, 2], key=lambda v: -v)
        h = [lambda: i for i in range(5)]
        h[2]()
        p = Point(1, 2)
        m = p.moved
        m(3)

        def many(*args, **kwargs):
            return args, kwargs
        many(1, 2, 3, a=4)
        many(*(1, 2), **{"k": 1})


def generators():
    def count(n):
        for i in range(n):
            yield i * 1000

    def chain(*sources):
        for s in sources:
            yield from s

    def echo():
        while True:
            got = yield
            if got is None:
                return 5

    for i in range(30):
        sum(count(20))
        sum(x + 1 for x in range(1000, 1020))
        list(chain(count(5), count(5)))
        g = count(10)
        next(g)
        g.close()
        g = count(10)
        next(g)
        del g
        e = echo()
        next(e)
        e.send(1)
        try:
            e.send(None)
        except StopIteration as stop:
            stop.value
        for k, (x, y) in enumerate(zip(range(10), count(10))):
            pass
        [*filter(None, map(int, range(10)))]
        any(x > 3000 for x in count(9))
        next(iter([1, 2]), None)


class Trouble(Exception):
    def __init__(self, code, message):
        super().__init__(code, message)
        self.code = code


def deep(n):
    if n == 0:
        raise Trouble(1000, "bottom")
    try:
        return deep(n - 1)
    finally:
        n += 1


def exceptions():
    for i in range(50):
        try:
            raise ValueError("text")
        except ValueError as e:
            e.args
        try:
            {}["missing"]
        except KeyError:
            pass
        try:
            [][i]
        except IndexError:
            pass
        try:
            i.nothing
        except AttributeError:
            pass
        try:
            int("x")
        except ValueError:
            pass
        try:
            i // 0
        except ZeroDivisionError as e:
            e.__traceback__.tb_lineno
        try:
            deep(5)
        except Trouble as t:
            t.code
        try:
            try:
                raise KeyError(i * 1000)
            except KeyError as k:
                raise Trouble(i, "chained") from k
        except Trouble as t:
            t.__cause__
        try:
            try:
                deep(2)
            except Trouble:
                None + 1
        except TypeError as t:
            t.__context__
        getattr(i, "none", None)
        hasattr(i, "none")


KINDS = {f.__name__: f for f in (instances, lists, dicts, strings, bigints, closures, generators, exceptions)}


def main():
    """Prints the kind, the rounds, the bytes handed out, the JVM's heap in use, what this has grown by and what was handed out since it was
    warm, and the rounds and the seconds of the second half of the time, if it came to that."""
    name, seconds, gigabytes = sys.argv[1], float(sys.argv[2]), float(sys.argv[3]) if len(sys.argv) > 3 else None
    run = KINDS[name]
    from _adder import pool_statistics
    end = time.monotonic() + seconds
    rounds = 0
    first = pool_statistics()
    limit = None if gigabytes is None else first["allocated"] + gigabytes * 1e9
    warm = half = None
    while (clock := time.monotonic()) < end:
        if half is None and clock >= end - seconds / 2:
            half = clock, rounds
        for _ in range(20):
            run()
        rounds += 20
        now = pool_statistics()
        if warm is None and rounds >= 1000:
            warm = now
        if limit is not None and now["allocated"] >= limit:
            break
    print(name, rounds, now["allocated"] - first["allocated"], now["heap"], now["heap"] - (warm or first)["heap"],
          now["allocated"] - (warm or first)["allocated"], *((rounds - half[1], time.monotonic() - half[0]) if half else ()))


if __name__ == "__main__":
    main()
