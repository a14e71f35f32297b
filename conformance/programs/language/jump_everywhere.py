"""Setting f_lineno from every line of functions of many forms to every other: where it goes, and why not."""
import sys
def probe(f, a, b):
    res=[]
    def tr(frame, ev, arg):
        if frame.f_code is f.__code__:
            if ev=='line' and frame.f_lineno==a+f.__code__.co_firstlineno and not res:
                try:
                    frame.f_lineno=b+f.__code__.co_firstlineno
                    res.append('ok')
                except ValueError as e:
                    res.append(str(e))
            return tr
    sys.settrace(tr)
    try: f()
    except BaseException as e: res.append(type(e).__name__)
    sys.settrace(None)
    return res
def g(*a, **k): return a
def f1():
    x = g(
        g(1),
        g(2),
        g(3))
    y = 2
def f2():
    x = g(
        g(1),
        k=g(2),
        m=g(3))
    y = 2
def f3():
    x = f1.__str__(
        ) + g.__name__.upper(
        ).lower(
        )
    y = 2
def f4():
    for i in [1,
              2]:
        x = g(i,
              g(3))
        y = 3
    z = 4
def f5():
    try:
        1/0
    except ValueError:
        x = g(1)
        y = 2
    except ZeroDivisionError as e:
        z = g(3,
              4)
        w = 5
    finally:
        v = 6
    u = 7
def f6():
    with open('/dev/null') as h:
        a = 1
        b = g(h,
            2)
    c = 3
for f in (f1,f2,f3,f4,f5,f6):
    for a in range(1,12):
        for b in range(1,12):
            print(f.__name__, a, b, probe(f,a,b))
def f7():
    for i in range(2):
        try:
            yield 1
        except (ValueError,
                KeyError):
            x = 1
        else:
            y = g(1,
                2)
def f8():
    yield from [1,
                2]
    a = (yield
         )
    b = 2
async def h1():
    async with A() as a:
        b = g(a,
              1)
        await A()
    c = 3
class A:
    async def __aenter__(self): return self
    async def __aexit__(self, *a): return None
    def __await__(self): yield 1
    def __aiter__(self): return self
    async def __anext__(self): raise StopAsyncIteration
async def h2():
    async for x in A():
        y = 2
        z = 3
    else:
        w = 4
    u = 5
def f9():
    x = [i
         for i in range(3)
         if i]
    match x:
        case [1, 2]:
            y = 1
        case {}:
            z = 2
        case _:
            w = 3
    del x
def run(f):
    def wrap():
        r = f()
        if hasattr(r, 'send'):
            try:
                while True: r.send(None)
            except StopIteration: pass
    return wrap
def probe2(f, a, b):
    res=[]
    first=f.__code__.co_firstlineno
    def tr(frame, ev, arg):
        if frame.f_code is f.__code__:
            if ev in ('line','return') and frame.f_lineno==a+first and not res:
                try:
                    frame.f_lineno=b+first
                    res.append(ev+' ok')
                except ValueError as e:
                    res.append(ev+str(e))
            return tr
    sys.settrace(tr)
    try: run(f)()
    except BaseException as e: res.append(type(e).__name__)
    sys.settrace(None)
    return res
for f in (f7, f8, h1, h2, f9):
    for a in range(1,11):
        for b in range(1,11):
            print(f.__name__, a, b, probe2(f,a,b))
