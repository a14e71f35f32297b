"""A suspended generator that handles nothing is dropped or closed: the order of deaths, and what the finalizers see."""
import gc
import sys


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        caller = sys._getframe(1)
        print("del", self.name, "called in", caller.f_code.co_name, "line", caller.f_lineno - caller.f_code.co_firstlineno,
              "running", [g.gi_running for g in watched])
        print("  handling", sys.exc_info()[0])

    def __iter__(self):
        return NoisyIterator(self.name)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        print("exit", error[0])


class NoisyIterator(Noisy):
    def __iter__(self):
        return self

    def __next__(self):
        return 1


watched = []


def plain():
    a, b = Noisy("first local"), Noisy("second local")
    for _ in Noisy("outer iterable"):
        for _ in Noisy("inner iterable"):
            yield [Noisy("on the stack"), (yield 2)]


def handles():
    with Noisy("context"):
        yield from plain()


def delegates():
    mine = Noisy("delegating local")
    yield from plain()


def in_handler():
    local = Noisy("local of the handler")
    try:
        raise KeyError("x")
    except KeyError:
        yield 1


def never_started(argument):
    yield argument


for make in plain, handles, delegates, in_handler:
    for how in "dropped", "closed", "closed with its frame kept", "dropped in a handler", "collected":
        print("---", make.__name__, how)
        g = make()
        print(next(g))
        if how == "dropped":
            del g
        elif how == "closed":
            print(g.close(), g.gi_frame, g.gi_running, g.gi_suspended, next(g, "ended"))
            del g
        elif how == "closed with its frame kept":
            frame = g.gi_frame
            print(sys.getrefcount(frame))
            watched.append(g)
            print(g.close(), g.gi_frame)
            print(sorted(frame.f_locals), frame.f_lineno - frame.f_code.co_firstlineno, frame.f_back, sys.getrefcount(frame))
            watched.clear()
            del g
            print("the frame goes")
            frame = None
        elif how == "dropped in a handler":
            try:
                raise ValueError
            except ValueError:
                del g
        else:
            cycle = [g]
            cycle.append(cycle)
            del g, cycle
            print(gc.collect() > 0)

print("--- never started")
g = never_started(Noisy("argument"))
print(sys.getrefcount(g))
print(g.close(), g.gi_frame)
g = never_started(Noisy("argument"))
del g

print("--- traced")


def tracer(frame, event, arg):
    if frame.f_code.co_name in ("plain", "never_started"):
        print("  ", event, frame.f_code.co_name, arg[0].__name__ if event == "exception" else arg)
        return tracer


g, h = plain(), never_started(1)
next(g)
sys.settrace(tracer)
g.close()
h.close()
del g, h
sys.settrace(None)

print("--- counted by the collector")
gc.collect()
gc.disable()
generators = [never_started(i) for i in range(100)]
before = gc.get_count()[0]
generators.clear()
print(before - gc.get_count()[0])
thresholds = gc.get_threshold()
gc.set_threshold(5)
gc.enable()
collected = []
gc.callbacks.append(lambda phase, info: phase == "start" and collected.append(info["generation"]))
for _ in range(6):
    never_started(1)
gc.set_threshold(*thresholds)
gc.callbacks.clear()
print(len(collected))
