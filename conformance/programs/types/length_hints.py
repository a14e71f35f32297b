"""What a length or a length hint that fails does to those who ask for it."""
import itertools, collections, functools, array
class C:
    def __iter__(self): yield 1
    def __len__(self): raise ValueError(self)
class H:
    def __iter__(self): yield 1
    def __length_hint__(self): raise ValueError(self)
class K:
    def __iter__(self): yield 1
    def __length_hint__(self): return -1
class S:
    def __iter__(self): yield 1
    def __length_hint__(self): return 'x'
class T:
    def __iter__(self): yield 1
    def __len__(self): raise TypeError(5)
fs = dict(tuple=tuple, list=list, set=set, frozenset=frozenset, deque=collections.deque, bytes=bytes, bytearray=bytearray, perm=lambda x: itertools.permutations(x,1), comb=lambda x: itertools.combinations(x,1), cwr=lambda x: itertools.combinations_with_replacement(x,1),
 product=lambda x: itertools.product(x), product2=lambda x: itertools.product('a',x), sorted=sorted, star=lambda x: [*x], starT=lambda x:(*x,), starS=lambda x:{*x}, call=lambda x: print(*x), ext=lambda x: [].extend(x), iadd=lambda x: [].__iadd__(x), join=lambda x: ''.join(x), bjoin=lambda x: b''.join(x), slice=lambda x: [1,2].__setitem__(slice(0,1),x), 
 slice2=lambda x: [1,2].__setitem__(slice(0,2,2),x), array=lambda x: array.array('i',x), arrext=lambda x: array.array('i').extend(x), baext=lambda x: bytearray().extend(x), dictk=dict.fromkeys, cyc=lambda x: next(itertools.cycle(x)), sum=sum, enum=lambda x: list(enumerate(x)), mp=lambda x: list(map(int,x)), rev=lambda x: list(reversed(x)), zipp=lambda x: list(zip(x)),
 chain=lambda x: list(itertools.chain(x)), isl=lambda x:list(itertools.islice(x,5)), unpack=lambda x: exec('a,=x',{'x':x}), unpackex=lambda x: exec('a,*b=x',{'x':x}), baset=lambda x: bytearray(b'abc').__setitem__(slice(0,1),x), min=min, any=any, dequeext=lambda x: collections.deque().extend(x), mapsum=lambda x: functools.reduce(max,x), tee=lambda x: list(itertools.tee(x)[0]),
 struni=lambda x: set().union(x), su=lambda x:set().update(x), exc=lambda x: ExceptionGroup('a',x), repeat=lambda x: list(itertools.starmap(int,x)), filt=lambda x: list(filter(None,x)), ziplong=lambda x: list(itertools.zip_longest(x)), pw=lambda x: list(itertools.pairwise(x)), acc=lambda x: list(itertools.accumulate(x)), genexp=lambda x: list(y for y in x), dic=dict, fmt=lambda x: '%s' % x, cntr=collections.Counter)
for cls in C, H, K, S, T:
    for n, f in fs.items():
        try: r = f(cls())
        except BaseException as e: print(cls.__name__, n, type(e).__name__, e.args if type(e) is not ValueError else type(e.args[0]).__name__)
        else: print(cls.__name__, n, r if ' at ' not in repr(r) else type(r))
