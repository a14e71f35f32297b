"""Sizes of instances of many types, their basic and item sizes, and where their dicts and weak references are."""
import sys, types, gc
def f(): 
    yield
async def co(): pass
async def ag(): yield
class C: pass
class M(type): pass
import functools, itertools, collections, weakref, re, array, datetime, threading, operator, random, struct, io, contextvars, decimal
objs = dict(func=f, gen=f(), code=f.__code__, lam=lambda: 1, meth=C().__init__, bm=types.MethodType(f, C()), cell=types.CellType(1), ag=ag(), cls=C, meta=M, int=int, getset=type.__dict__['__dict__'], member=types.FunctionType.__globals__, mp=type.__dict__, methoddesc=str.join, wrapper=int.__add__, mwrap=(1).__add__, bf=len, tb=None, ns=types.SimpleNamespace(), wr=weakref.ref(C), ga=list[int], un=int|str, part=functools.partial(f), cyc=itertools.cycle([1]), deque=collections.deque(), dd=collections.defaultdict(), od=collections.OrderedDict(), arr=array.array('i',[1,2]), pat=re.compile('a'), mat=re.match('a','a'), lock=threading.Lock(), rlock=threading.RLock(), ig=operator.itemgetter(1), rnd=random.Random(), st=struct.Struct('i'), sio=io.StringIO(), bio=io.BytesIO(), cv=contextvars.ContextVar('a'), ctx=contextvars.Context(), supr=super(C, C()), prop=property(), rng=range(3), sl=slice(1), en=enumerate([]), rv=reversed([]), zp=zip(), mpf=map(f,[]), fl=filter(f,[]), mv=memoryview(b''), ba=bytearray(b'abc'), cm=classmethod(f), sm=staticmethod(f), exc=Exception(), oe=OSError(), ue=UnicodeDecodeError('a',b'',1,2,'c'), se=SyntaxError(), ki=KeyError(), si=StopIteration(), ie=ImportError(), ae=AttributeError(), ne=NameError(), sy=SystemExit(), eg=ExceptionGroup('a',[OSError()]), ell=..., ni=NotImplemented, none=None, vi=sys.version_info, fi=sys.flags, cnt=itertools.count(), ch=itertools.chain(), counter=collections.Counter(), it=iter([]), dit=iter({}), sit=iter(set()), rit=iter(range(3)), strit=iter('a'), bit=iter(b''), ti=iter(()), ci=iter(f,1), dk={}.keys(), perm=itertools.permutations([1]), loc=threading.local(), tw=sys.stdout, ws=weakref.WeakSet())
objs['coro']=co()
for k, o in objs.items():
    try: print(k, sys.getsizeof(o), type(o).__basicsize__, type(o).__itemsize__, getattr(type(o),'__dictoffset__',None), getattr(type(o),'__weakrefoffset__',None))
    except Exception as e: print(k, type(e), e)
class D:
    def __init__(s): s.a=1; s.b=2
d=D(); e=D()
print(sys.getsizeof(d.__dict__), sys.getsizeof(e), sys.getsizeof(vars(e)))
e.c=1; print(sys.getsizeof(e.__dict__))
g=D(); g.__dict__['z']=3; print(sys.getsizeof(g.__dict__)); del g.a; print(sys.getsizeof(g.__dict__))
class S: __slots__=('a','b','__dict__')
print(sys.getsizeof(S()), S.__basicsize__)
for n in range(0,60): print(sys.getsizeof({i:1 for i in range(n)}), sys.getsizeof({str(i):1 for i in range(n)}), sys.getsizeof(set(range(n))), sys.getsizeof([i for i in range(n)]), sys.getsizeof(list(range(n))), sys.getsizeof(dict.fromkeys(range(n))), sys.getsizeof(bytearray(n)), sys.getsizeof(tuple(range(n))), sys.getsizeof(list(tuple(range(n)))), sys.getsizeof([*range(n)]), sys.getsizeof(dict({str(i):1 for i in range(n)})), sys.getsizeof(dict(**{'a'+str(i):1 for i in range(n)})), sys.getsizeof({**{str(i):1 for i in range(n)}}),sys.getsizeof(set([*range(n)])), sys.getsizeof(frozenset(range(n))))
objs['coro'].close()
