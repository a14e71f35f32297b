"""When a layout clears its weak references: before what it holds, for most; behind its attributes or behind everything for some."""
import gc
import array, collections, contextvars, functools, io, itertools, re, threading, types, weakref, operator, queue, struct

gc.disable()


class Fin:
    def __init__(self, tag):
        self.tag = tag

    def __del__(self):
        print("   fin", self.tag)


class Buf(bytearray):
    def __del__(self):
        print("   buf", bytes(self))


class Text(str):
    def __del__(self):
        print("   text", str(self))


class Pair(tuple):
    def __del__(self):
        print("   pair")


def code(held):
    return (lambda: 1).__code__.replace(co_consts=(held,), co_filename=Text("file"))


def generator(x):
    yield x


async def coroutine(x):
    pass


async def asyncgen(x):
    yield x


def module(held):
    m = types.ModuleType("m")
    m.held = held
    return m


def function(held):
    def f(x=held):
        return held
    return f


def local(held):
    x = threading.local()
    x.held = held
    return x


def bytesio(held):
    b = io.BytesIO(b"abc")
    b.held = held
    return b


def stringio(held):
    b = io.StringIO("abc", newline="")
    b.held = held
    return b


def textio(held):
    b = io.TextIOWrapper(io.BufferedReader(io.BytesIO(b"abc")))
    b.held = held
    return b


def reader(held):
    b = io.BufferedReader(bytesio(held))
    b.own = Fin("own")
    return b


def context(held):
    c = contextvars.copy_context()
    c.run(contextvars.ContextVar("v").set, held)
    return c


def cell(held):
    def f():
        return held
    return f


def pattern(held):
    return re.compile(Text("ab+"))


def started(held):
    g = generator(held)
    next(g)
    return g


def unawaited(held):
    c = coroutine(held)
    c.close()
    return coroutine(held) if False else asyncgen(held)


def odict(held):
    o = collections.OrderedDict(a=held)
    o.own = Fin("own")
    return o


def partial(held):
    p = functools.partial(print, held, k=Fin("keyword"))
    p.own = Fin("own")
    return p


def lru(held):
    @functools.lru_cache
    def f(x=Fin("default")):
        return x
    f(held)
    f.own = Fin("own")
    return f


def tee(held):
    return itertools.tee(iter([held]))[0]


def cls(held):
    return type("K", (), {"held": held})


MAKERS = dict(set=lambda x: {x}, frozenset=lambda x: frozenset([x]), deque=lambda x: collections.deque([x]), odict=odict, memoryview=lambda x: memoryview(Buf(b"ab")),
              memoryview_slice=lambda x: memoryview(Buf(b"abcd"))[1:3], method=lambda x: types.MethodType(print, x), builtin=lambda x: x.__repr__.__self__.__init__, module=module,
              append=lambda x: [x].append, function=function, closure=cell, local=local, bytesio=bytesio, stringio=stringio, textio=textio, reader=reader, context=context,
              pattern=pattern, generator=generator, started=started, asyncgen=unawaited, partial=partial, lru=lru, tee=tee, cls=cls, alias=lambda x: list[x], code=code,
              array=lambda x: array.array("i", [1]), cached=lambda x: functools.cached_property(function(x)),
              struct=lambda x: struct.Struct(Text("ii")), simplequeue=lambda x: queue.SimpleQueue(), finalize=lambda x: weakref.WeakSet([x]))
for name, make in MAKERS.items():
    print(name)
    o = make(Fin("held"))
    try:
        r = weakref.ref(o, lambda r: print("   callback"))
    except TypeError as e:
        print("  ", e)
    del o



SUBCLASSES = dict(set=(set, lambda c: c([Fin("held")])), frozenset=(frozenset, lambda c: c([Fin("held")])), deque=(collections.deque, lambda c: c([Fin("held")])),
                  odict=(collections.OrderedDict, lambda c: c(a=Fin("held"))), dict=(dict, lambda c: c(a=Fin("held"))), list=(list, lambda c: c([Fin("held")])),
                  defaultdict=(collections.defaultdict, lambda c: c(Fin("held").__repr__)), tuple=(tuple, lambda c: c([Fin("held")])), int=(int, lambda c: c(5)), str=(str, lambda c: c("ab")),
                  partial=(functools.partial, lambda c: c(print, Fin("held"))), module=(types.ModuleType, lambda c: c("m")), bytesio=(io.BytesIO, lambda c: c(b"ab")),
                  stringio=(io.StringIO, lambda c: c("ab")), iobase=(io.IOBase, lambda c: c()), array=(array.array, lambda c: c("i")), local=(threading.local, lambda c: c()),
                  exception=(ValueError, lambda c: c(Fin("held"))), object=(object, lambda c: c()), bytearray=(bytearray, lambda c: c(b"ab")), property=(property, lambda c: c(Fin("held").__repr__)),
                  ref=(weakref.ref, lambda c: c(Fin)), namespace=(types.SimpleNamespace, lambda c: c(a=Fin("held"))), alias=(types.GenericAlias, lambda c: c(list, (Fin("held"),))),
                  static=(staticmethod, lambda c: c(Fin("held").__repr__)), chain=(itertools.chain, lambda c: c([Fin("held")])), zip=(zip, lambda c: c([Fin("held")])), type=(type, lambda c: c("K", (), {"held": Fin("held")})),
                  struct=(struct.Struct, lambda c: c("i")), reader=(io.BufferedReader, lambda c: c(io.BytesIO(b"a"))), lru=(functools._lru_cache_wrapper, lambda c: c(print, 1, False, tuple)))
for name, (base, make) in SUBCLASSES.items():
    for slots in (False, True):
        for finalizer in (False, True):
            body = {"__slots__": ("slot",)} if slots else {}
            if finalizer:
                def __del__(self):
                    print("   del", type(self).__name__)
                    global again
                    if name != "ref" and type(self).__weakrefoffset__:
                        again = weakref.ref(self, lambda r: print("   only of some layouts"))
                body["__del__"] = __del__
            print("subclass of", name, slots, finalizer)
            try:
                c = type("C", (base,), body)
                o = make(c)
                if slots:
                    o.slot = Fin("slot")
                else:
                    o.attribute = Fin("attribute")
                r = weakref.ref(o, lambda r: print("   callback"))
            except (TypeError, AttributeError) as e:
                print("  ", e)
            o = c = None
