"""Tracing that begins in a function which has run often, and then raises: its callers' lines and handlers are traced."""
import sys

events = []


def tracer(frame, event, arg):
    events.append((frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event))
    return tracer


def begin(trace):
    if trace:
        sys.settrace(tracer)
        frame = sys._getframe().f_back
        while frame is not None:
            frame.f_trace = tracer
            frame = frame.f_back
    raise RuntimeError


def catch(trace):
    try:
        begin(trace)
    except RuntimeError:
        result = 1
    return result


def in_a_loop(trace):
    for i in range(2):
        try:
            begin(trace)
        except RuntimeError:
            result = i
        finally:
            result += 1
    return result


for calls in (1, 5, 3000):
    for function in catch, in_a_loop:
        for _ in range(calls):
            function(False)
        function(True)
        sys.settrace(None)
        sys._getframe().f_trace = None
        print(calls, function.__name__)
        for event in events:
            if event[0] != "<module>":
                print("   ", *event)
        events.clear()
