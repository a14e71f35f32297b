"""The events that a trace and a profile function see when an exception is thrown into a generator, or when it is closed or dropped."""
import sys
def g():
    try:
        yield 1
        yield 2
    finally:
        x = 3
def run(what):
    ev=[]
    def tr(f, e, a):
        if f.f_code is g.__code__: ev.append((f.f_lineno-g.__code__.co_firstlineno, e, a if not e=='exception' else a[0].__name__))
        return tr
    it = g()
    next(it)
    sys.settrace(tr)
    try:
        what(it)
    except BaseException as e: ev.append(repr(e))
    sys.settrace(None)
    pv=[]
    def pr(f, e, a):
        if f.f_code is g.__code__: pv.append((f.f_lineno-g.__code__.co_firstlineno, e))
    it = g()
    next(it)
    sys.setprofile(pr)
    try:
        what(it)
    except BaseException as e: pv.append(repr(e))
    sys.setprofile(None)
    print(ev); print(pv)
run(lambda it: it.close())
run(lambda it: it.throw(ValueError))
run(lambda it: list(it))
run(lambda it: it.send(3))
def dele(it): pass
i=g()
def deln():
    ev=[]
    def tr(f, e, a):
        if f.f_code is g.__code__: ev.append((f.f_lineno-g.__code__.co_firstlineno, e, a if not e=='exception' else a[0].__name__))
        return tr
    it=g(); next(it)
    sys.settrace(tr)
    del it
    sys.settrace(None)
    print(ev)
deln()
def outer():
    yield from g()
def y():
    ev=[]
    def tr(f, e, a):
        ev.append((f.f_code.co_name, f.f_lineno-g.__code__.co_firstlineno, e, a if not e=='exception' else a[0].__name__))
        return tr
    it=outer(); next(it)
    sys.settrace(tr)
    try: it.throw(KeyError)
    except KeyError: pass
    it=outer(); next(it)
    it.close()
    sys.settrace(None)
    print(ev)
y()
