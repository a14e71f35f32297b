"""One call site that meets functions with and without defaults, and defaults that change."""
def f(a, b=2, *, c=3): return a, b, c
def g(a, b=2, c=[]): return a, b, c
def h(a): return a
def call(fn, x): return fn(x)
for i in range(3000):
    r = [call(k, i) for k in (f, g, h)]
print(r); g.__defaults__ = (7, 8); print(call(g, 1)); 
for i in range(3000): r = [call(k, i) for k in (g, h)]
print(r)
g.__defaults__ = None
try: call(g, 1)
except TypeError as e: print(e)
