"""sys.settrace and frame objects: events, line numbers, f_locals, callers."""
import sys

events = []


def tracer(frame, event, arg):
    if frame.f_code.co_name in ("traced", "helper", "gen"):
        events.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, arg[0].__name__ if event == "exception" else arg if event == "return" else None))
        return tracer


def helper(x):
    return x + 1


def gen():
    yield 1


def traced():
    a = 1
    for i in range(2):
        a = helper(a)
    try:
        raise ValueError
    except ValueError:
        pass
    list(gen())
    return a


sys.settrace(tracer)
traced()
sys.settrace(None)
for e in events:
    print(*e)


def who():
    f = sys._getframe()
    return f.f_code.co_name, f.f_back.f_code.co_name, f.f_back.f_locals.get("marker"), f.f_globals is globals(), f.f_lineno - f.f_code.co_firstlineno


def caller():
    marker = "seen"
    return who()


print(caller(), sys.gettrace())
profile = []
sys.setprofile(lambda f, e, a: profile.append((e, getattr(a, "__name__", a))) if f.f_code.co_name == "prof" else None)


def prof():
    return len("abc")


prof()
sys.setprofile(None)
print(profile)
try:
    sys._getframe(10000)
except ValueError as e:
    print(e)
