"""_lsprof and cProfile: what is counted, who called whom, a timer of the program's own, and what a profiler does when it dies."""
import _lsprof
import cProfile
import math
import sys


class Ticks:
    """A clock that goes one on each time it is read."""

    def __init__(self):
        self.now = 0

    def __call__(self):
        self.now += 1
        return self.now


def name(code):
    return getattr(code, "co_name", code)


def show(profiler):
    for e in sorted(profiler.getstats(), key=lambda e: name(e.code)):
        calls = e.calls and sorted((name(c.code), c.callcount, c.reccallcount, c.totaltime, c.inlinetime) for c in e.calls)
        print(" ", name(e.code), e.callcount, e.reccallcount, e.totaltime, e.inlinetime, calls)


def down(n):
    return n and down(n - 1)


def values():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 1
    yield sum(map(down, range(3)))


print("built-in functions")
p = _lsprof.Profiler(Ticks(), 1)
p.enable()
math.sqrt(1), {}.get(1), type.mro(int), str.join("", []), exec("1"), print(end="")
p.disable()
show(p)

print("recursion, generators, callbacks")
p = _lsprof.Profiler(Ticks(), 0.5)
p.enable()
down(3), list(values()), sorted([3, 1], key=lambda x: -x)
p.disable()
show(p)
p.enable(subcalls=False, builtins=False)
down(2), len([])
print(sys.getprofile() is p)
p.disable()
show(p)
p.clear()
print(p.getstats(), sys.getprofile())

print("arguments")
for call in (lambda: p.enable(1, 2, 3), lambda: p.disable(1), lambda: p.__init__(foo=1), lambda: p.__init__(timeunit="a")):
    try:
        call()
    except TypeError as e:
        print(" ", e)

print("code objects are held until the entries are cleared")
before = sys.getrefcount(down.__code__)
c = cProfile.Profile(Ticks(), 1)
print(c.runcall(down, 5))
c.create_stats()
print(sorted((f, s[:4]) for (_, _, f), s in c.stats.items() if f == "down"))
print(sys.getrefcount(down.__code__) > before)
c.clear()
del c.stats
print(sys.getrefcount(down.__code__) - before)

print("a timer that raises")
sys.unraisablehook = lambda u: print(" ", type(u.object).__name__, u.err_msg, repr(u.exc_value))


class Broken:
    def __call__(self):
        raise ValueError("no time")


p = _lsprof.Profiler(Broken())
p.enable()
len([])
p.disable()

print("a profiler that is on when it dies")
p = _lsprof.Profiler()
p.enable()
del p
print(type(sys.getprofile()).__name__)
sys.setprofile(None)
print(sys.getprofile())


class Tracer:
    def __init__(self, set_function):
        self.set_function = set_function

    def __call__(self, *args):
        return None

    def __del__(self):
        try:
            self.set_function(None)
        except RuntimeError as e:
            print(" ", e)


print("a function set while one is being set")
sys.settrace(Tracer(sys.settrace))
sys.settrace(None)
sys.setprofile(Tracer(sys.setprofile))
sys.setprofile(None)
