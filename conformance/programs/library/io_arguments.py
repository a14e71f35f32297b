"""Arguments of streams that C cannot take, and what a detached stream still answers."""
import sys, io
t=io.TextIOWrapper(io.BytesIO())
for kw in ({'encoding':'\udcfe'},{'errors':'\udcfe'},{'newline':'\udcfe'},{'encoding':3},{'errors':3},{'newline':3},{'encoding':'ascii\0'},{'encoding':'utf-8','errors':'ignore\0'}):
    try: t.reconfigure(**kw); print(kw)
    except BaseException as e: print(type(e).__name__, ascii(str(e)))
    try: io.TextIOWrapper(io.BytesIO(),**kw); print(kw)
    except BaseException as e: print(type(e).__name__, ascii(str(e)))
for C in io.BufferedReader, io.BufferedWriter, io.BufferedRandom:
    b=C(io.BytesIO())
    for n in (sys.maxsize, 10**30, 0, -1):
        try: b.__init__(io.BytesIO(), buffer_size=n); print(C, n)
        except BaseException as e: print(C, n, type(e).__name__, e)
t = io.TextIOWrapper(io.BytesIO(), encoding='ascii')
print(repr(t))
t.detach()
for a in ('encoding','errors','line_buffering','newlines','closed','buffer', 'name','write_through'):
    try: print(a, getattr(t,a))
    except BaseException as e: print(a, type(e).__name__, e)
print(repr(t))
try: warnings.filters=None; _warnings.warn('x'); 
except BaseException as e: print(type(e).__name__, e)
warnings.filters=[(None, None, Warning, None, 0)]
try: _warnings.warn('bogus')
