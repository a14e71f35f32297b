"""Functions and loops that run often enough to be translated: what they do must not change on the way."""
import gc
import sys
import weakref

sys.setrecursionlimit(30000)


class Noted:
    def __init__(self, name, log):
        self.name = name
        self.log = log

    def __del__(self):
        self.log.append(self.name)


def arithmetic(n):
    total, ratio, i = 0, 1.0, 0
    while i < n:
        total += i * 3 - (i >> 1) ^ i & 7
        ratio = ratio / 1.0001 + 0.5
        i += 1
    return total, round(ratio, 6)


def grows(n):
    x = 1
    for _ in range(n):
        x = x * 3 + 1
    return x.bit_length(), x % 1000003


def mixed(values):
    out = []
    for v in values:
        if v is None:
            out.append("none")
        elif v == 1 and v != 2:
            out.append(v + v)
        elif not v:
            continue
        else:
            out.append(v[0] if len(v) < 3 else v[-1])
    return out


def raises(i):
    try:
        if i % 3 == 0:
            return [][i]
        if i % 3 == 1:
            return {}[i]
        return i / 0
    except LookupError as e:
        return type(e).__name__, sys.getrefcount(e)
    finally:
        i += 1


def unbound(i):
    if i < 0:
        x = 1
    return x + i


def generated(n):
    for i in range(n):
        got = yield i
        if got:
            yield got * 2


def counts(a, b):
    c = a
    pair = (a, b)
    return sys.getrefcount(a), sys.getrefcount(b), sys.getrefcount(pair), c is a


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


def closure():
    total = 0

    def add(x):
        nonlocal total
        total += x
        return total
    return add


def dies(log, i):
    a = Noted(f"a{i}", log)
    b = Noted(f"b{i}", log)
    a = b
    del b
    log.append("end")


class Slow:
    def __init__(self, v):
        self.v = v

    def __add__(self, other):
        return Slow(self.v + (other.v if isinstance(other, Slow) else other))

    def __lt__(self, other):
        return self.v < other

    def __bool__(self):
        return self.v % 2 == 0

    @property
    def twice(self):
        return self.v * 2


def dispatch(s):
    s = s + 1
    if s < 10 and s:
        return s.twice
    return s.v


def traced(n, events):
    for i in range(n):
        if i == n - 3:
            sys._getframe().f_trace = lambda frame, event, arg: events.append((event, frame.f_lineno - frame.f_code.co_firstlineno))
            sys.settrace(lambda *args: None)
        if i == n - 1:
            sys.settrace(None)
    return i


def main():
    print(arithmetic(30000))
    print(grows(4000))
    values = [None, 1, "", "ab", (1, 2, 3), 0] * 3
    for i in range(3000):
        r = mixed(values)
    print(r[:6])
    for i in range(6000):
        try:
            r = raises(i)
        except ZeroDivisionError as e:
            r = repr(e), e.__traceback__.tb_next.tb_lineno - raises.__code__.co_firstlineno
        if i % 2000 < 3:
            print(r)
    for i in range(-3000, 2):
        try:
            r = unbound(i)
        except UnboundLocalError as e:
            r = str(e)
    print(r)
    total = 0
    for i in range(200):
        g = generated(50)
        for v in g:
            total += v
            if v == 7:
                total += g.send(i)
        g.close()
    print(total)
    for i in range(4000):
        r = counts([], {})
    print(r)
    print(deep(100), deep(25000))
    try:
        deep(10 ** 6)
    except RecursionError as e:
        print(type(e).__name__, e)
    add = closure()
    for i in range(5000):
        r = add(i)
    print(r)
    log = []
    for i in range(2500):
        dies(log, i)
    print(len(log), log[-6:])
    s = Slow(0)
    print(sum(dispatch(Slow(i)) for i in range(3000)))
    ref = weakref.ref(s)
    for i in range(3000):
        s = s + 1
    print(ref() is None, s.v, sys.getrefcount(s))
    events = []
    print(traced(5000, events), events)
    gc.collect()
    print(gc.garbage)


main()
