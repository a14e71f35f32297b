"""Generators: send, throw, close, return values, StopIteration inside, reentrancy, attributes."""
import inspect


def g():
    x = yield 1
    print("got", x)
    try:
        yield 2
    except ValueError as e:
        print("caught", e)
        yield "recovered"
    return "done"


i = g()
print(inspect.getgeneratorstate(i), next(i), i.send("hello"), inspect.getgeneratorstate(i), i.throw(ValueError("v")))
try:
    next(i)
except StopIteration as e:
    print(e.value, inspect.getgeneratorstate(i), next(i, "exhausted"))
i = g()
try:
    i.send(5)
except TypeError as e:
    print(e)
i.close()
i.close()


def bad_stop():
    yield 1
    raise StopIteration("inner")


try:
    list(bad_stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as e:
    print(e)


def sub():
    r = yield "s1"
    print("sub got", r)
    return "sub result"


def deleg():
    r = yield from sub()
    yield r
    r = yield from [7, 8]
    yield r


d = deleg()
print(next(d), d.send("x"), list(d))
d = deleg()
next(d)
for exc in (KeyError("k"), GeneratorExit()):
    try:
        d.throw(exc)
    except BaseException as e:
        print(type(e).__name__, d.gi_frame)
    d = deleg()
    next(d)
for args in ((5,), (int,), (ValueError, "msg"), (ValueError, ValueError("inst")), (ValueError("i"), "extra")):
    try:
        x = g()
        next(x)
        x.throw(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(g.__name__, i.__qualname__, type(i).__name__, i.gi_code is g.__code__, i.gi_running)
