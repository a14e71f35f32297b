"""What a frame's locals cost while a trace or profile function looks on: nothing until it asks for them."""
import gc
gc.disable()
import sys
def same(): pass
def mk(kind):
    def tr(f,e,a):
        if kind == 'access' and f.f_code.co_name in ('f','g'): f.f_locals
        if kind == 'change' and f.f_code.co_name in ('f','g') and e == 'line': f.f_locals['x'] = None
        if kind == 'change2' and f.f_code.co_name in ('f','g') and e == 'line': f.f_locals.pop('x', 0)
        if kind == 'none': return None
        return tr
    return tr
def f(x, count=sys.getrefcount):
    y = x
    return count(x)
def g(x, count=sys.getrefcount):
    yield count(x)
    y = [x]
    yield count(x)
def h(x, count=sys.getrefcount):
    def z(): return x
    return count(x)
class K:
    exec('w = same')
    print(sys.getrefcount(same))
for kind in ['none', 'self', 'access', 'change2']:
    for st in (sys.settrace, sys.setprofile):
        if st is sys.setprofile and 'change' in kind: continue
        st(mk(kind))
        r = []
        try: r.append(f(same))
        except UnboundLocalError as e: print(kind, e)
        try: r.append(list(g(same)))
        except UnboundLocalError as e: print(kind, e)
        try: r.append(h(same))
        except UnboundLocalError as e: print(kind, e)
        class L:
            w = same
            n = sys.getrefcount(same)
        r.append(L.n)
        st(None)
        del L
        print(kind, r, sys.getrefcount(same))


def locals_are_a_copy(x):
    d = locals()
    d['x'] = 'changed in locals()'
    y = x
    return y


def through_f_locals(x):
    y = x
    return y


def tracer(frame, event, arg):
    if frame.f_code.co_name == 'through_f_locals' and event == 'line' and frame.f_lineno == through_f_locals.__code__.co_firstlineno + 1:
        frame.f_locals['x'] = 'changed by the tracer'
    return tracer


def raising(frame, event, arg):
    if event == 'line' and frame.f_code.co_name == 'through_f_locals':
        frame.f_locals['x'] = 'changed before an error'
        raise LookupError(event)
    return raising


sys.settrace(tracer)
print(locals_are_a_copy('kept'), through_f_locals('given'))
sys.settrace(raising)
try:
    through_f_locals('given')
except LookupError as e:
    print(repr(e), e.__traceback__.tb_next.tb_frame.f_locals)
print(sys.gettrace())
