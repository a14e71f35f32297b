"""Makes random programs about lifetimes: what a program prints are counts, deaths, and what collections found.

usage: lifetime_programs.py SEED [SEED...]     prints the programs

The same seed gives the same program, and a program prints the same each time under the same PYTHONHASHSEED. Most statements are
guarded, so that a program goes on where one fails; what it failed with is printed.
"""

import random
import re
import sys

import lifetime_templates
import shutdown_programs

PLACE = re.compile(r"<(e|C|f|n|own|v(?: [a-z]+)?|\w+(?:\|\w+)+)>")

PREAMBLE = '''\
import sys, gc, weakref, copy, functools, itertools, operator, collections, contextlib, types, atexit, warnings, tracemalloc
import abc, array, contextvars, io, threading
def shared(x):
    kind = type(x)
    return (kind in (type(None), bool, type(...), type(NotImplemented), str, int, bytes, float, types.ModuleType, types.BuiltinFunctionType)
            and getattr(x, "__self__", sys) is sys or kind is types.BuiltinFunctionType and type(x.__self__) is types.ModuleType
            or kind is tuple and x == () or isinstance(x, type) and x.__module__ != "__main__")
def rc(x, count=sys.getrefcount):
    return "shared" if shared(x) else count(x)
def refs(x):
    return "shared" if shared(x) else len(gc.get_referrers(x))
gc.collect()
def kind(x):
    return type(x).__name__
GRAVE = []
REFS = []
def ev(*words):
    print(*words)
def cb(reference):
    print("callback", type(reference).__name__, reference.__callback__ is None)
def cb_raise(reference):
    print("callback that raises")
    raise ValueError("in a callback")
def fail(*values, **named):
    raise KeyError("fail")
def same(x=None, *rest, **named):
    return x
def dec(function):
    @functools.wraps(function)
    def wrapper(*args, **named):
        return function(*args, **named)
    return wrapper
def cb_collect(reference):
    print("callback collects", gc.collect())
def cb_drop(reference):
    print("callback drops", len(GRAVE))
    GRAVE.clear()
def living():
    return sum(type(x).__module__ == "__main__" for x in gc.get_objects())
def limited(x, end=StopIteration, left=[30]):
    left[0] -= 1
    if left[0] < 0:
        raise end(x)
    return x
def in_thread(function, *values, finalizing=sys.is_finalizing):
    if finalizing():
        return
    def run():
        try:
            print("thread", type(function(*values)).__name__)
        except Exception as e:
            print("! thread", type(e).__name__)
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return thread
class Await:
    __slots__ = ("value",)
    def __init__(self, value):
        self.value = value
    def __await__(self):
        return (yield self.value)
class Key:
    """Hashed by no address, so that the order in a set is the same everywhere."""
    __slots__ = ("value", "__weakref__")
    fixed_hash = True
    def __init__(self, value):
        self.value = value
    def __hash__(self):
        return 11
def keyed(x):
    return x if type(x) in (str, int, float, bytes) or getattr(type(x), "fixed_hash", False) else Key(x)
class Fin:
    fixed_hash = True
    def __init__(self, tag):
        self.tag = tag
    def __hash__(self):
        return 12
    def __del__(self):
        print("fin", self.tag)
class Buf(bytearray):
    fixed_hash = True
    def __hash__(self):
        return 13
    def __del__(self):
        print("buf", bytes(self))
class Data:
    """A descriptor that keeps what it is given on itself."""
    value = None
    def __get__(self, instance, owner=None):
        return self.value
    def __set__(self, instance, value):
        self.value = (instance, value)
    def __delete__(self, instance):
        self.value = None
NT = collections.namedtuple("NT", "a b")
VAR = contextvars.ContextVar("VAR")
LOCAL = threading.local()
'''

BASES = ["object", "object", "object", "list", "dict", "int", "tuple", "set", "frozenset", "str", "float", "Exception", "bytearray",
         "collections.deque", "collections.OrderedDict", "collections.defaultdict", "types.SimpleNamespace", "BaseException",
         "ValueError", "type(sys)", "property", "functools.partial", "weakref.ref", "staticmethod", "bytes", "complex",
         "itertools.chain", "enumerate", "Fin", "collections.UserDict", "collections.UserList", "contextlib.ContextDecorator",
         "ExceptionGroup", "StopIteration", "KeyError", "OSError", "super", "slice0", "NT", "NT", "array.array", "io.StringIO", "io.BytesIO",
         "threading.local", "abc.ABC", "collections.ChainMap", "collections.Counter", "map", "zip", "filter", "itertools.repeat",
         "classmethod", "contextlib.ExitStack", "Buf", "weakref.WeakValueDictionary", "reversed",
         "AttributeError", "BaseExceptionGroup", "Data", "contextlib.AbstractContextManager", "threading.Thread"]

CONTAINERS = ["list", "dict", "tuple", "set", "deque"]


class Scope:
    """The names that the statements of one function, or of the module, may use."""

    def __init__(self, kind, names, parent=None):
        self.kind = kind
        self.names = list(names)
        self.parent = parent
        self.loops = 0
        self.star = 0
        self.cell = False

    def yields(self):
        return self.kind in ("generator", "async generator")

    def awaits(self):
        return self.kind in ("coroutine", "async generator")


class Program:
    def __init__(self, seed, alone=False, size=None):
        """The program of a seed; alone, in a process of its own, it also prepares what its end is to find."""
        self.seed = seed
        self.alone = alone
        self.random = random.Random(seed)
        self.size = size or self.random.choice([6, 12, 20, 30, 45])
        self.serial = 0
        self.classes = []
        self.metaclasses = []
        self.functions = []
        self.generators = []
        self.coroutines = []
        self.asyncgens = []
        self.managers = []
        self.amanagers = []
        self.lines = []
        self.margin = 0
        # The first letter is the kind of what a name usually stands for; see typed.
        names = ["o0", "o1", "o2", "s0", "s1", "d0", "d1", "g0", "g1", "w0", "w1", "e0", "x0", "x1", "t0", "f0", "c0", "a0", "i0", "m0", "m1"]
        self.globals = sorted(self.random.sample(names, self.random.randint(5, 12)) + ["o9"])

    # -- small choices

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, *choices):
        return self.random.choice(choices)

    def one_of(self, weighted):
        """One of the (weight, value) pairs."""
        return self.random.choices([value for _, value in weighted], [weight for weight, _ in weighted])[0]

    def tag(self):
        self.serial += 1
        return self.serial

    def emit(self, line):
        self.lines.append("    " * self.margin + line)

    def name(self, scope, kind=None):
        """A name to read; with a kind, more often than not one of that kind."""
        if kind is not None and self.chance(0.8):
            names = [name for name in self.globals if name[0] in kind]
            if names:
                return self.random.choice(names)
        if scope.parent is not None and self.chance(0.25):
            return self.random.choice(scope.parent.names)
        return self.random.choice(scope.names)

    def own(self, scope):
        """A name that a statement of this scope may bind."""
        return self.random.choice(scope.names)

    def assignment(self, scope):
        name = self.own(scope)
        value = self.typed(scope, name[0]) if scope.kind == "module" and self.chance(0.8) else self.expression(scope)
        self.emit(f"{name} = {value}")

    def typed(self, scope, kind):
        """An expression for what the names with this first letter usually stand for."""
        def e():
            return self.expression(scope, 1)

        def v():
            return self.name(scope)

        match kind:
            case "o":
                return self.fresh(scope)
            case "s":
                return self.pick(f"[{e()}, {e()}]", f"[{v()}, {e()}]", f"collections.deque([{e()}, {e()}])", f"list({self.name(scope, 's')})",
                                 f"[{v()}] * 2", f"sorted([{e()}, {e()}], key=kind)")
            case "d":
                return self.pick(f"{{'a': {e()}, 'b': {e()}}}", f"dict(a={e()}, b={v()})", f"collections.OrderedDict(a={e()}, b={e()})",
                                 f"{{'a': {v()}, 'k': {e()}}}", f"collections.defaultdict(list, a={e()})", f"{v()}.__dict__")
            case "t":
                return self.pick(f"({e()}, {e()})", f"({v()}, {e()}, {v()})", f"tuple([{e()}, {v()}])", f"(*{self.name(scope, 's')}, {e()})")
            case "g":
                return f"{self.random.choice(self.generators)}({e()})" if self.generators else f"(({v()}, x) for x in [{e()}, {v()}])"
            case "c":
                return f"{self.random.choice(self.coroutines or ['same'])}({e()})"
            case "a":
                return f"{self.random.choice(self.asyncgens or ['same'])}({e()})"
            case "w":
                return self.weak(scope, e, v)
            case "e":
                return self.pick(f"ValueError({e()})", f"ExceptionGroup('g', [ValueError({e()}), KeyError({v()})])", f"{self.name(scope, 'e')}.with_traceback(None)",
                                 f"KeyError({e()}, {v()})", f"StopIteration({e()})", f"OSError(2, {e()})")
            case "f":
                return self.callable(scope)
            case "i":
                return self.iterator(scope, e, lambda: self.name(scope, "sdt"))
            case "m":
                return self.buffer(scope)
        return self.expression(scope)

    # -- expressions

    def fresh(self, scope):
        """A new object of a class of the program."""
        cls, base = self.random.choice(self.classes)
        return self.construct(cls, base, scope)

    def construct(self, cls, base, scope):
        def e():
            return self.expression(scope, 2)

        match base:
            case "set" | "frozenset":
                arguments = f"[keyed({e()}), keyed({e()})]"
            case "list" | "tuple" | "collections.deque" | "collections.UserList":
                arguments = f"[{e()}, {e()}]"
            case "dict" | "collections.OrderedDict" | "collections.UserDict":
                arguments = f"{{'a': {e()}, 'b': {e()}}}"
            case "collections.defaultdict":
                arguments = f"{self.pick('list', 'None', 'object')}, a={e()}"
            case "int":
                arguments = self.pick("7", "10 ** 20", "True")
            case "float" | "complex":
                arguments = self.pick("2.5", "1")
            case "str":
                arguments = self.pick("'abc'", "'\\u20ac' * 3", "''")
            case "bytes" | "bytearray":
                arguments = self.pick("b'abc'", "3", "b''")
            case "type(sys)":
                arguments = "'mod'"
            case "functools.partial":
                arguments = f"{self.callable(scope)}, {e()}, k={e()}"
            case "weakref.ref":
                arguments = f"{self.name(scope)}" + self.pick("", ", cb", ", cb_raise")
            case "staticmethod" | "property":
                arguments = self.callable(scope)
            case "itertools.chain":
                arguments = f"[{e()}], {self.name(scope)}"
            case "enumerate":
                arguments = f"[{e()}, {e()}]"
            case "Fin":
                arguments = f"'f{self.tag()}'"
            case "NT":
                arguments = self.pick(f"{e()}, {e()}", f"a={e()}, b={e()}")
            case "array.array":
                arguments = "'b', b'abc'"
            case "io.StringIO" | "io.BytesIO" | "threading.local" | "contextlib.ExitStack" | "abc.ABC" | "Data" | "threading.Thread":
                arguments = ""
            case "map" | "filter":
                arguments = f"{self.callable(scope)}, [{e()}, {e()}]"
            case "zip" | "collections.ChainMap" | "weakref.WeakValueDictionary":
                arguments = self.pick(f"{self.name(scope, 'd')}", f"{{'a': {self.name(scope, 'o')}}}")
            case "itertools.repeat":
                arguments = f"{e()}, 2"
            case "reversed" | "collections.Counter":
                arguments = f"[{e()}, {e()}]"
            case "classmethod":
                arguments = self.callable(scope)
            case "Buf":
                arguments = self.pick("b'abc'", "3", "b''")
            case "types.SimpleNamespace":
                arguments = f"a={e()}, b={e()}"
            case "ExceptionGroup" | "BaseExceptionGroup":
                arguments = f"'eg', [ValueError({e()}), KeyError({e()})]"
            case "super":
                arguments = self.pick("", f"{self.random.choice(self.classes)[0]}, {self.name(scope)}")
            case "object":
                arguments = ""
            case _:
                arguments = self.pick("", e(), f"{e()}, {e()}")
        return f"{cls}({arguments})"

    def callable(self, scope):
        return self.one_of([
            (3, lambda: self.random.choice(self.functions or ["same"])), (2, lambda: "same"), (1, lambda: "fail"),
            (1, lambda: self.random.choice(self.classes)[0]), (1, lambda: f"(lambda *a, **k: {self.name(scope)})"),
            (1, lambda: f"functools.partial(same, {self.name(scope)})"), (1, lambda: f"{self.name(scope)}.method"),
            (1, lambda: f"types.MethodType(same, {self.name(scope)})"), (1, lambda: f"{self.random.choice(self.classes)[0]}.method"),
            (1, lambda: f"{self.name(scope)}"), (1, lambda: "dec(same)"), (1, lambda: "len"), (1, lambda: "GRAVE.append"),
            (1, lambda: "operator.itemgetter(0)"), (1, lambda: "operator.attrgetter('a')"),
            (0.5, lambda: f"operator.methodcaller('method', {self.name(scope)})"), (0.5, lambda: f"{self.name(scope, 's')}.append"),
            (0.5, lambda: f"{self.name(scope, 'd')}.get"), (0.5, lambda: f"{self.random.choice(self.classes)[0]}.{self.pick('make', 'plain')}"),
            (0.3, lambda: f"{self.name(scope, 'o')}.{self.pick('make', 'plain')}"), (0.3, lambda: "functools.singledispatch(same)"),
            (0.3, lambda: f"types.FunctionType(same.__code__, globals(), 'made', ({self.name(scope)},))"), (0.3, lambda: f"type({self.name(scope, 'o')})"),
        ])()

    def expression(self, scope, depth=0):
        def e():
            return self.expression(scope, depth + 1)

        def v(kind=None):
            return self.name(scope, kind)

        simple = [
            (8, v), (4, lambda: self.fresh(scope)), (1, lambda: "object()"), (1, lambda: f"Fin('f{self.tag()}')"),
            (0.5, lambda: f"{self.random.randint(300, 10 ** 6)} * 10 ** 15"), (0.5, lambda: f"'s{self.tag()}' + str(1)"),
            (0.5, lambda: self.pick("None", "1", "'k'", "()", "2.5", "...", "b'x'", "True", "1j", "frozenset()")),
            (0.7, lambda: self.random.choice(self.classes)[0]),
        ]
        if depth > 2 or len(self.lines) > 700:
            return self.one_of(simple)()
        compound = [
            (2, lambda: f"[{e()}, {e()}]"), (2, lambda: f"({e()}, {e()})"), (1.5, lambda: f"{{'a': {e()}, 'b': {e()}}}"),
            (1, lambda: f"{{keyed({v()}): {e()}, 'b': {e()}}}"), (1, lambda: f"{{keyed({e()}), keyed({v()})}}"), (0.7, lambda: f"[*{v('sdti')}, {e()}]"),
            (0.7, lambda: f"{{**{v('d')}, 'z': {e()}}}"), (0.5, lambda: f"(*{v('sdti')}, {e()})"),
            (1, lambda: f"{v('o')}.a"), (1, lambda: f"{v('st')}[0]"), (0.7, lambda: f"{v('d')}['a']"), (0.3, lambda: f"{v('st')}[1:]"),
            (1, lambda: f"{v('o')}.method"), (0.5, lambda: f"{v('o')}.prop"), (0.3, lambda: f"{v()}.__dict__"), (0.2, lambda: f"{v()}.__class__"),
            (1, lambda: self.callable(scope)), (1, lambda: f"{self.callable(scope)}({e()})"),
            (0.5, lambda: f"{self.callable(scope)}(*{v('sdti')})"), (0.4, lambda: f"{self.callable(scope)}({e()}, **{v('d')})"),
            (0.4, lambda: f"{self.callable(scope)}({e()}, k={e()})"),
            (1, lambda: self.iterator(scope, e, lambda: v("sdt"))), (1, lambda: self.weak(scope, e, v)),
            (0.5, lambda: f"[x for x in {v('sdti')}]"), (0.4, lambda: f"[({v()}, x) for x in {v()} if x]"), (0.4, lambda: f"{{keyed(x) for x in {v('sdti')}}}"),
            (0.4, lambda: f"{{id(x) > 0: x for x in {v('sdti')}}}"), (0.6, lambda: f"(x for x in {v('sdti')})"), (0.5, lambda: f"(({v()}, x) for x in {v('sdti')})"),
            (0.4, lambda: f"[lambda: (x, {v()}) for x in {v('sdti')}]"), (0.3, lambda: f"[y for x in {v()} for y in x]"),
            (0.5, lambda: f"({e()} if {v()} else {e()})"), (0.3, lambda: f"({v()} and {e()})"), (0.3, lambda: f"({v()} or {e()})"),
            (0.3, lambda: f"({v()} == {v()})"), (0.2, lambda: f"({v()} in {v('sdti')})"), (0.2, lambda: f"({v()} is not {v()})"),
            (0.3, lambda: f"({v()} + {v()})"), (0.2, lambda: f"({v()} * 2)"), (0.2, lambda: f"({v()} | {{1: {v()}}})"), (0.1, lambda: f"(-{v()})"),
            (0.6, lambda: f"copy.copy({v()})"), (0.6, lambda: f"copy.deepcopy({v()})"),
            (0.4, lambda: f"ValueError({e()})"), (0.3, lambda: f"ExceptionGroup('g', [ValueError({e()}), TypeError({e()})])"),
            (0.3, lambda: f"{v('e')}.with_traceback(None)"), (0.3, lambda: f"{v('e')}.__traceback__"), (0.2, lambda: f"{v('e')}.__context__"),
            (0.2, lambda: f"{v('e')}.__traceback__.tb_frame"), (0.2, lambda: "sys._getframe()"), (0.1, lambda: f"{v()}.f_locals"),
            (0.3, lambda: f"types.SimpleNamespace(a={e()}, b={e()})"), (0.2, lambda: f"types.MappingProxyType({{'a': {e()}}})"),
            (0.3, lambda: f"types.CellType({e()})"), (0.2, lambda: f"types.MethodType(same, {e()})"), (0.2, lambda: f"staticmethod({v()})"),
            (0.2, lambda: f"classmethod({v()})"), (0.3, lambda: f"property({self.callable(scope)}, {v()})"),
            (0.3, lambda: f"slice({e()}, {e()})"), (0.2, lambda: "memoryview(bytearray(b'abc'))"), (0.2, lambda: f"memoryview({v()})"),
            (0.4, lambda: f"super({self.random.choice(self.classes)[0]}, {v()})"),
            (0.4, lambda: f"type('D{self.tag()}', ({self.random.choice(self.classes)[0]},), {{'a': {e()}}})"),
            (0.6, lambda: f"functools.partial({self.callable(scope)}, {e()}, k={e()})"),
            (0.3, lambda: f"functools.lru_cache(maxsize={self.pick('None', '2')})({self.callable(scope)})"),
            (0.3, lambda: f"functools.cached_property({self.callable(scope)})"), (0.2, lambda: f"functools.reduce(same, [{e()}, {e()}])"),
            (0.2, lambda: f"functools.cmp_to_key(same)({e()})"), (0.2, lambda: f"sorted([{e()}, {e()}], key=id and same)"),
            (0.4, lambda: f"collections.deque([{e()}, {e()}]{self.pick('', ', 3')})"), (0.3, lambda: f"collections.OrderedDict(a={e()}, b={e()})"),
            (0.3, lambda: f"collections.defaultdict({self.pick('list', 'object')}, a={e()})"), (0.2, lambda: f"collections.Counter({v()})"),
            (0.2, lambda: f"collections.ChainMap({{'a': {e()}}})"), (0.3, lambda: f"dict.fromkeys([{v()}, 'a'], {e()})"),
            (0.2, lambda: f"getattr({v()}, 'zz', {e()})"), (0.2, lambda: f"vars({v()})"), (0.2, lambda: f"type({v()})"),
            (0.2, lambda: f"f'{{{v()}}}'"), (0.2, lambda: f"max({v()}, {v()}, key=kind)"), (0.2, lambda: f"list(map(same, {v('sdti')}))"),
            (0.2, lambda: f"dict(zip('ab', {v()}))"), (0.2, lambda: f"{v()}.__reduce_ex__(2)"), (0.1, lambda: f"{v('d')}.popitem()"),
            (0.3, lambda: f"{v('s')}.pop()"), (0.2, lambda: f"{v('d')}.pop('a')"), (0.2, lambda: f"{v('d')}.setdefault('q', {e()})"),
            (0.2, lambda: f"{v('sd')}.copy()"), (0.2, lambda: f"contextlib.ExitStack()"), (0.2, lambda: f"object.__new__({self.random.choice(self.classes)[0]})"),
            (0.2, lambda: f"{v()}.__getattribute__"), (0.2, lambda: f"{v()}.__init__"), (0.1, lambda: f"{v()}.__reduce__"),
        ]
        compound.append((14, lambda: self.filled(self.random.choice(lifetime_templates.EXPRESSIONS), scope, e)))
        compound.append((1, lambda: self.buffer(scope)))
        if self.generators:
            compound.append((1.2, lambda: f"{self.random.choice(self.generators)}({e()})"))
        if self.coroutines:
            compound.append((0.6, lambda: f"{self.random.choice(self.coroutines)}({e()})"))
        if self.asyncgens:
            compound.append((0.6, lambda: f"{self.random.choice(self.asyncgens)}({e()})"))
            compound.append((0.3, lambda: f"{v()}.{self.pick('asend(None)', 'athrow(KeyError)', 'aclose()', '__anext__()')}"))
        if self.managers:
            compound.append((0.4, lambda: f"{self.random.choice(self.managers)}({e()})"))
        if self.amanagers:
            compound.append((0.3, lambda: f"{self.random.choice(self.amanagers)}({e()}){self.pick('', '.__aenter__()')}"))
        if scope.kind != "module":
            compound.append((0.5, lambda: f"(w := {e()})"))
            compound.append((0.3, lambda: "locals()"))
        if scope.yields():
            compound.append((1.5, lambda: f"(yield {e()})"))
            if scope.kind == "generator":
                compound.append((0.7, lambda: f"(yield from {e()})"))
        if scope.awaits():
            compound.append((1.2, lambda: f"(await Await({e()}))"))
            compound.append((0.5, lambda: f"(await {e()})"))
            compound.append((0.2, lambda: f"[x async for x in {v()}]"))
        return self.one_of(simple + compound)()


    def buffer(self, scope):
        v = self.name(scope, "m")
        return self.pick("bytearray(b'abcd')", "Buf(b'abcd')", "memoryview(Buf(b'abcd'))", "memoryview(bytearray(b'abcd'))[1:]", "array.array('i', [1, 2, 3])",
                         f"memoryview({v})", f"memoryview({v})[1:]", f"memoryview({v})[::2]", f"memoryview({v}).cast('B')", f"{v}.obj", f"{v}.toreadonly()",
                         "io.BytesIO(b'abcd').getbuffer()", f"iter({v})", f"{v}[1:]", f"{v} + b'z'", f"bytearray({v})", "memoryview(array.array('B', b'abcd'))",
                         f"io.BytesIO({v})", f"{v}.tobytes()", f"{v}.tolist()")

    def iterator(self, scope, e, v):
        return self.pick(
            f"iter({v()})", f"reversed({v()})", f"enumerate({v()})", f"zip({v()}, {e()})", f"map({self.callable(scope)}, {v()})",
            f"filter(None, {v()})", f"itertools.chain({v()}, [{e()}])", f"itertools.islice({v()}, 1, None)", f"itertools.tee({v()})",
            f"itertools.groupby({v()})", f"itertools.product({v()}, {v()})", f"itertools.repeat({e()}, 2)", f"itertools.islice(itertools.cycle({v()}), 3)",
            f"itertools.starmap(same, [({e()}, 1)])", f"itertools.accumulate({v()}, same)", f"itertools.zip_longest({v()}, {v()}, fillvalue={e()})",
            f"itertools.permutations({v()}, 2)", f"itertools.pairwise({v()})", f"itertools.takewhile(same, {v()})", f"{v()}.keys()",
            f"{v()}.values()", f"{v()}.items()", f"iter({v()}.items())", f"iter({v()}.values())", f"iter(functools.partial(next, iter([{v()}, 1])), 1)",
            f"itertools.compress({v()}, [1, 0, 1])", f"itertools.dropwhile(same, {v()})", f"itertools.combinations({v()}, 2)",
            f"itertools.chain.from_iterable([{v()}, [{e()}]])", f"itertools.filterfalse(same, {v()})", f"reversed({v()}.items())",
            f"itertools.islice(itertools.count({self.pick('1', '10 ** 20')}), 3)")

    def weak(self, scope, e, v):
        callback = self.pick("", ", cb", ", cb_raise", ", GRAVE.append", ", cb_collect", ", cb_drop", f", lambda r, x={v()}: GRAVE.append(x)", f", lambda r, x={v()}: ev('weak', type(x).__name__)")
        return self.pick(
            f"weakref.ref({v()}{callback})", f"weakref.ref({v()}{callback})", f"weakref.proxy({v()}{callback})",
            f"weakref.WeakMethod({v()}.method{callback})", f"weakref.WeakValueDictionary({{'a': {v()}}})",
            f"weakref.WeakKeyDictionary({{keyed({v()}): {e()}}})", f"weakref.WeakSet([keyed({v()})])",
            f"weakref.finalize({v()}, ev, 'finalize', {self.tag()})", f"weakref.finalize({v()}, same, {e()})", f"{v()}()",
            f"weakref.getweakrefs({v()})")

    # -- classes

    def classes_of_program(self):
        if self.chance(0.25):
            self.emit("class Meta(type):")
            self.margin += 1
            if self.chance(0.5):
                self.emit("def __del__(cls):")
                self.emit("    print('del class', cls.__name__)")
            if self.chance(0.3):
                self.emit("def __call__(cls, *args, **named):")
                self.emit("    it = super().__call__(*args, **named)")
                self.emit("    print('made', cls.__name__, rc(it))")
                self.emit("    return it")
            if self.chance(0.3):
                self.emit("def __getattr__(cls, name):")
                self.emit("    raise AttributeError(name)")
            if self.chance(0.15):
                self.emit("def __instancecheck__(cls, instance):")
                self.emit("    return True")
            if self.chance(0.2):
                self.emit("@classmethod")
                self.emit("def __prepare__(meta, name, bases, **named):")
                self.emit("    return " + self.pick("{'prepared': Fin('prepared')}", "collections.OrderedDict()"))
            if self.chance(0.2):
                self.emit("def __new__(meta, name, bases, namespace, **named):")
                self.emit("    return super().__new__(meta, name, bases, dict(namespace, made=[name]))")
            if self.chance(0.2):
                self.emit("@property")
                self.emit("def on_class(cls):")
                self.emit("    return cls")
            self.emit("meta = 1")
            self.margin -= 1
            self.metaclasses.append("Meta")
        for number in range(self.random.randint(2, 5)):
            self.class_statement(f"C{number}")

    def class_statement(self, cls):
        own = [pair for pair in self.classes if pair[1] == "object"]
        base = "object" if cls == "C0" else self.random.choice(BASES)
        parent = base
        if base == "slice0":
            base = "object"
            parent = "object"
        if self.classes and self.chance(0.35):
            parent, base = self.random.choice(self.classes)
            if self.chance(0.2) and len(own) > 1:
                second = self.random.choice(own)[0]
                if second != parent:
                    parent = f"{parent}, {second}"
        keywords = ", metaclass=Meta" if self.metaclasses and "," not in parent and parent in ("object", "list", "dict", "int") and self.chance(0.5) else ""
        self.emit("try:")
        self.margin += 1
        self.emit(f"class {cls}({parent}{keywords}):")
        self.margin += 1
        if self.chance(0.3):
            self.emit("__slots__ = " + self.pick("('a', 'b')", "('a', '__weakref__')", "('a', '__dict__', '__weakref__')", "()", "'a'"))
        elif self.chance(0.3):
            self.emit("a = 'in the class'")
        if self.chance(0.2):
            self.emit(f"attr = {self.pick('Fin(' + repr('c' + cls) + ')', '[]', 'object()')}")
        if self.chance(0.25) and base not in ("int", "str", "tuple", "float", "bytes", "complex", "frozenset", "weakref.ref"):
            self.emit("def __init__(self, *args, **named):")
            self.emit("    super().__init__(*args, **named)")
            self.emit(self.pick("    self.a = self", "    self.a = args", "    self.a = Fin('in')", "    self.b = named", "    self.a = [self]"))
        if self.chance(0.7):
            self.finalizer(cls)
        self.emit("def method(self, *args, **named):")
        self.emit(self.pick("    return self", "    return rc(self)", "    return args", "    self.a = args", "    raise LookupError(self)",
                            "    return super().method(*args)", "    return lambda: self", "    return __class__"))
        if self.chance(0.3):
            self.emit(self.pick("@property", "@functools.cached_property"))
            self.emit("def prop(self):")
            self.emit("    " + self.pick("return self.a", "return rc(self)", "return [self]", "raise KeyError(self)"))
        if self.chance(0.2):
            self.emit("def __getattr__(self, name):")
            self.emit("    " + self.pick("raise AttributeError(name)", "return name", "return None" if base != "object" else "raise AttributeError(name)"))
        self.emit("fixed_hash = True")
        self.emit("def __hash__(self):")
        self.emit("    return 5")
        if self.chance(0.15):
            self.emit("def __eq__(self, other):")
            self.emit("    " + self.pick("return self is other", "return NotImplemented", "return False"))
        if self.chance(0.15):
            self.emit("def __call__(self, *args, **named):")
            self.emit("    return " + self.pick("self", "args", "rc(self)", "named"))
        if self.chance(0.15):
            self.emit("def __enter__(self):")
            self.emit("    return self")
            self.emit("def __exit__(self, *error):")
            self.emit("    print('exit', error[0] and error[0].__name__)")
            self.emit("    " + self.pick("return False", "return True", "self.a = error"))
        if self.chance(0.12) and base == "object":
            self.emit("def __iter__(self):")
            self.emit("    " + self.pick("yield self", "return iter([self])", "yield from (1, self)"))
        if self.chance(0.08):
            self.emit("def __copy__(self):")
            self.emit("    return self")
        if self.chance(0.08):
            self.emit("def __set_name__(self, owner, name):")
            self.emit("    print('named', name)")
        if self.chance(0.08):
            self.emit("def __get__(self, instance, owner=None):")
            self.emit("    return " + self.pick("self", "instance", "owner", "(instance, self)"))
            if self.chance(0.5):
                self.emit("def __set__(self, instance, value):")
                self.emit("    instance.__dict__['x'] = value")
        if self.chance(0.1):
            self.emit("def __setattr__(self, name, value):")
            self.emit("    super().__setattr__(name, value)")
        if self.chance(0.08):
            self.emit("def __init_subclass__(cls, **named):")
            self.emit("    print('subclass', cls.__name__, rc(cls) > 3)")
        if self.chance(0.08):
            self.emit("def __getitem__(self, key):")
            self.emit("    if isinstance(key, int) and key > 2: raise IndexError(key)")
            self.emit("    return " + self.pick("self", "key", "(self, key)"))
        self.special_methods(base)
        self.emit("def __repr__(self):")
        self.emit(f"    return '<{cls}>'")
        self.margin -= 2
        self.emit("except Exception as e:")
        self.emit(f"    print('! class', type(e).__name__, e)")
        self.emit(f"    class {cls}:")
        self.emit(f"        def method(self): return self")
        self.classes.append((cls, base))

    def special_methods(self, base):
        """A few methods more, each seldom."""
        for probability, text in lifetime_templates.METHODS + (lifetime_templates.METHODS_OF_PLAIN if base == "object" else []):
            if self.chance(probability):
                for line in text.split("\n"):
                    self.emit(line)

    def finalizer(self, cls):
        self.emit("def __del__(self):")
        body = self.one_of([
            (4, ["print('del', type(self).__name__)"]), (2, [f"print('del {cls}', rc(self))"]),
            (1.2, ["print('del and live', type(self).__name__)", "if len(GRAVE) < 3: GRAVE.append(self)"]),
            (0.7, ["print('del raises', type(self).__name__)", "raise ValueError('in del')"]),
            (0.7, ["print('del', getattr(self, 'a', None) is self)", "self.a = self"]),
            (0.5, ["w = weakref.ref(self)", "print('del', w() is self, weakref.getweakrefcount(self))", "REFS.append(w)"]),
            (0.4, ["print('del', gc.isenabled(), gc.is_finalized(self))"]),
            (0.4, ["print('del, collect', type(self).__name__, gc.collect())"]),
            (0.3, ["self.a = None", "print('del', rc(self))"]),
            (0.3, ["try:", "    raise KeyError(self)", "except KeyError as e:", "    print('del', e.args[0] is self, rc(self))"]),
            (0.2, ["x = [self]", "x.append(x)", "print('del into a cycle')"]),
            (0.2, ["print('del', sys._getframe().f_back is None)"]),
            (0.2, ["super().__del__()", "print('del after super')"]), (0.3, ["print('del, clear', len(GRAVE))", "GRAVE.clear()"]),
            (0.3, ["print('del, pop')", "globals().pop('o9', None)"]), (0.2, ["print('del, keep in the class')", "type(self).kept = self"]),
            (0.2, ["print('del, new weakref')", f"REFS.append(weakref.ref(self, {self.pick('cb', 'cb_collect')}))"]),
            (0.2, ["print('del, generator', next((y for y in [rc(self)])))", "GRAVE.append((y for y in [self]))"]),
            (0.2, ["print('del, another')", "Fin('made in del')"]), (0.2, ["print('del, attributes', sorted(getattr(self, '__dict__', ())))", "vars(self).clear()"]),
            (0.2, ["print('del, class', type(self).__name__)", "self.__class__ = Fin"]), (0.2, ["def inner(): return self", "print('del, closure')", "REFS.append(weakref.ref(inner))"]),
            (0.15, ["print('del, thread', type(in_thread(rc, self)).__name__)"]) if not self.alone else (0.1, ["print('del, local')", "LOCAL.a = None"]),
            (0.2, ["print('del, frame')", "GRAVE.append(sys._getframe())"]), (0.2, ["print('del, exits')", "raise SystemExit(self)"]),
        ])
        for line in body:
            self.emit("    " + line)

    # -- functions

    def function(self, scope):
        kind = self.one_of([(4, "function"), (3, "generator"), (1.2, "coroutine"), (1.2, "async generator"), (0.6, "manager"), (0.3, "amanager")])
        number = self.tag()
        name = f"f{number}"
        inner = Scope({"manager": "generator", "amanager": "async generator"}.get(kind, kind), ["p", "l0", "l1", "l2"], scope if scope.kind != "module" or self.chance(0.9) else None)
        if inner.parent is None:
            inner.parent = scope
        if kind == "manager":
            self.emit("@contextlib.contextmanager")
        elif kind == "amanager":
            self.emit("@contextlib.asynccontextmanager")
        elif kind == "function" and self.chance(0.1):
            self.emit(self.pick("@dec", "@functools.lru_cache(maxsize=None)"))
        extra = self.one_of([(5, ""), (1, ", *args"), (1, f", d={self.name(scope)}"), (1, ", **named"), (1, ", /, q=None, *, k=None")])
        self.emit(f"{'async ' if kind in ('coroutine', 'async generator', 'amanager') else ''}def {name}(p=None{extra}):")
        self.margin += 1
        if scope.kind == "module":
            if self.chance(0.3):
                name_bound = self.random.choice(scope.names)
                self.emit(f"global {name_bound}")
                inner.names.append(name_bound)
        elif self.chance(0.4):
            captured = self.random.choice([n for n in scope.names if n.startswith("l") or n == "p"] or ["p"])
            if captured != "p":
                self.emit(f"nonlocal {captured}")
        first = self.random.randint(0, 1) if inner.yields() else 0
        self.emit(f"l0 = {self.expression(inner, 1)}" if self.chance(0.7) else "l0 = p")
        self.emit(self.pick("l1 = l2 = None", "l1, l2 = p, [l0]", "if 0: l1 = l2 = None"))
        if kind in ("manager", "amanager"):
            self.emit("try:")
            self.emit("    yield l0")
            self.emit(self.pick("finally:", "except Exception as caught:"))
            self.emit("    print('leave')")
        self.block(inner, self.random.randint(1, 4), first)
        if kind in ("generator", "async generator"):
            self.emit("yield p")
            if self.chance(0.5):
                self.emit("try:")
                self.emit(f"    l1 = yield {self.expression(inner, 2)}")
                self.emit(self.pick("finally:", "except GeneratorExit:", "except KeyError as l2:", "except BaseException as l1:"))
                self.emit(self.pick("    print('gen leaves')", "    print('leaves', rc(p))", "    l2 = p", "    yield 5"))
        elif kind in ("coroutine",):
            self.emit(f"return await Await({self.expression(inner, 2)})")
        if kind not in ("async generator", "amanager") and self.chance(0.6):
            self.emit("return " + self.pick("p", "l0", "[p, l0]", "lambda: (p, l0)", "None"))
        self.margin -= 1
        if scope.kind == "module":
            named = {"function": self.functions, "generator": self.generators, "coroutine": self.coroutines,
                     "async generator": self.asyncgens, "manager": self.managers, "amanager": self.amanagers}
            named[kind].append(name)
        else:
            self.emit(f"{self.own(scope)} = {name}{self.pick('', '(p)', '(l0)')}")

    # -- statements

    def block(self, scope, count, depth):
        for _ in range(count):
            self.statement(scope, depth)

    def statement(self, scope, depth):
        """One statement, guarded more often than not."""
        if scope.kind == "module" or self.chance(0.5):
            caught = "BaseException" if scope.kind == "module" else "Exception"
            name = "e" if scope.kind == "module" else "le"
            self.emit("try:")
            self.margin += 1
            before = len(self.lines)
            self.bare_statement(scope, depth + 1)
            if len(self.lines) == before:
                self.emit("pass")
            self.margin -= 1
            self.emit(f"except {caught} as {name}:")
            self.emit(f"    print('!', type({name}).__name__, {name})")
            if self.chance(0.15):
                self.emit(f"    {self.own(scope)} = {name}")
            if self.chance(0.1):
                self.emit(f"    print(rc({name}), {name}.__context__ is None)")
        else:
            self.bare_statement(scope, depth + 1)

    def bare_statement(self, scope, depth):
        def e(d=0):
            return self.expression(scope, d)

        def v(kind=None):
            return self.name(scope, kind)

        def emit(text):
            self.emit(text)

        deep = depth > 3
        choices = [
            (7, lambda: self.assignment(scope)), (4, lambda: self.show(scope)),
            (2, lambda: emit(f"del {self.own(scope)}")), (1.5, lambda: emit(f"{v('oe')}.{self.pick('a', 'b', 'x')} = {e(1)}")),
            (1, lambda: emit(f"{v('sdt')}[{self.pick('0', chr(39) + 'a' + chr(39), v())}] = {e(1)}")), (0.5, lambda: emit(f"del {v('oe')}.{self.pick('a', 'b')}")),
            (0.6, lambda: emit(f"del {v('sdt')}[{self.pick('0', chr(39) + 'a' + chr(39), ':')}]")), (1, lambda: emit(f"{v('s')}.append({e(1)})")),
            (0.4, lambda: emit(f"{v()}.add(keyed({e(1)}))")), (0.4, lambda: emit(f"{v('d')}.update(a={e(1)})")), (0.4, lambda: emit(f"{v('s')}.extend(itertools.islice({e(1)}, 5))")),
            (0.4, lambda: emit(f"{v('sdo')}.clear()")), (0.3, lambda: emit(f"{v('s')}.remove({v()})")), (0.2, lambda: emit(f"{v('s')}.insert(0, {e(1)})")),
            (0.2, lambda: emit(f"{v('s')}.reverse()")), (0.2, lambda: emit(f"{v('s')}.sort(key=kind)")), (0.2, lambda: emit(f"{v('s')}[1:] = {e(1)}")),
            (0.2, lambda: emit(f"{v('d')}.move_to_end('a')")), (0.2, lambda: emit(f"{v('s')}.rotate(1)")), (0.2, lambda: emit(f"{v('s')}.popleft()")),
            (2, lambda: self.collect(scope)), (1, lambda: emit(f"{self.own(scope)}, {self.own(scope)} = {e(1)}, {e(1)}")),
            (0.4, lambda: emit(f"{self.own(scope)}, *{self.own(scope)} = {v()}")), (0.5, lambda: emit(f"{self.own(scope)} += {self.pick('[' + e(1) + ']', '(' + e(1) + ',)', f'list(itertools.islice({v()}, 5))')}")),
            (0.3, lambda: emit(f"{self.own(scope)} |= {self.pick('{keyed(' + v() + ')}', '{1: ' + v() + '}')}")), (1, lambda: emit(f"{e()}")), (2.2, lambda: self.drive(scope)),
            (0.8, lambda: self.cycle(scope)), (0.5, lambda: emit(f"{v('o')}.__class__ = {self.random.choice(self.classes)[0]}")),
            (0.4, lambda: emit(f"{v('o')}.__dict__ = {{'a': {e(1)}}}")), (0.3, lambda: emit(f"{self.random.choice(self.classes)[0]}.attr = {e(1)}")),
            (0.2, lambda: emit(f"del {self.random.choice(self.classes)[0]}.attr")), (0.3, lambda: emit(f"setattr({v()}, 'a', {e(1)})")),
            (0.3, lambda: emit(f"{v('e')}.__context__ = {v()}")), (0.2, lambda: emit(f"{v('e')}.__cause__ = {v()}")),
            (0.2, lambda: emit(f"{v('e')}.__traceback__ = None")), (0.2, lambda: emit(f"{v()}.f_locals.clear()")),
            (0.2, lambda: emit(f"{v()}.tb_frame.clear()")), (0.3, lambda: emit(f"GRAVE.clear()")), (0.2, lambda: emit("REFS.clear()")),
            (0.3, lambda: emit(f"GRAVE.append({v()})")), (0.2, lambda: emit(f"{v('f')}.cache_clear()")), (0.2, lambda: emit(f"{v()}.__setstate__({e(1)})")),
            (0.3, lambda: emit(f"{v('x')}.cell_contents = {e(1)}")), (0.3, lambda: emit(f"{v()}.push({e(1)})")), (0.2, lambda: emit(f"{v()}.callback(ev, 'pop')")),
            (0.2, lambda: emit(f"{v('f')}.__defaults__ = ({e(1)},)")), (0.2, lambda: emit(f"{v('o')}.attr = {e(1)}")), (0.2, lambda: emit(f"{v('w')}.detach()")),
            (3, lambda: emit(self.filled(self.random.choice(lifetime_templates.STATEMENTS), scope, lambda: e(1)))),
            (0.2, lambda: emit(f"{v()}.__init__({e(1)})")), (0.1, lambda: emit(f"gc.freeze() or gc.unfreeze()")), (0.2, lambda: emit(f"{v()}.release()")),
        ]
        if scope.kind == "module":
            choices += [(0.4, lambda: self.module_only(scope))]
            if len(self.lines) < 600:
                choices += [(1.5, lambda: self.function(scope))]
        elif len(self.lines) < 600:
            choices += [(0.8, lambda: self.function(scope)), (0.8, lambda: emit(f"raise {self.pick('ValueError', 'KeyError', 'TypeError')}({v()})"))]
            if not scope.star:
                choices += [(0.3, lambda: emit(f"return {e(1)}" if scope.kind != "async generator" else "return"))]
        if scope.loops and not scope.star:
            choices += [(0.6, lambda: emit(self.pick("break", "continue")))]
        if not deep and len(self.lines) < 600:
            choices += [
                (1.5, lambda: self.try_statement(scope, depth)), (1.2, lambda: self.for_statement(scope, depth)),
                (0.7, lambda: self.with_statement(scope, depth)), (0.5, lambda: self.if_statement(scope, depth)),
                (0.6, lambda: self.try_star(scope, depth)), (0.3, lambda: self.match(scope, depth)),
                (0.3, lambda: self.while_statement(scope, depth)),
            ]
        self.one_of(choices)()

    def filled(self, template, scope, e):
        """A template of lifetime_templates with its places filled."""
        def place(match):
            word, _, more = match[1].partition(" ")
            match word:
                case "e":
                    return e()
                case "v":
                    return self.name(scope, more or None)
                case "C":
                    return self.random.choice(self.classes)[0]
                case "f":
                    return self.callable(scope)
                case "n":
                    return str(self.tag())
                case "own":
                    return self.own(scope)
            return self.random.choice(word.split("|"))

        return PLACE.sub(place, template)

    def module_only(self, scope):
        self.emit(self.pick(
            f"atexit.register(ev, 'atexit', {self.tag()})", f"atexit.register(same, {self.name(scope)})",
            f"weakref.finalize({self.name(scope)}, ev, 'atexit finalize', {self.tag()})", f"sys.modules['mod{self.tag()}'] = types.ModuleType('m')",
            f"setattr(types, 'kept', {self.name(scope)})", "types.__dict__.pop('kept', None)",
            f"atexit.unregister(same)", f"exec('x = y', {{'y': {self.name(scope)}}})", f"eval('[a, a]', {{'a': {self.name(scope)}}})"))

    def show(self, scope):
        label = self.tag()
        names = [self.name(scope) for _ in range(self.random.randint(1, 3))]
        form = self.one_of([(6, "counts"), (1, "referrers"), (1, "tracked"), (1, "weak"), (1, "repr"), (0.7, "referents"), (0.5, "grave"), (0.5, "none"),
                            (0.4, "size"), (0.6, "truth"), (0.4, "classes"), (0.4, "attributes")])
        match form:
            case "counts":
                text = ", ".join(f"rc({name})" for name in names)
            case "referrers":
                text = f"refs({names[0]}), rc({names[0]})"
            case "tracked":
                text = f"gc.is_tracked({names[0]}), gc.is_finalized({names[0]}), type({names[0]}).__name__"
            case "weak":
                text = f"weakref.getweakrefcount({names[0]}), rc({names[0]})"
            case "repr":
                text = f"type({names[0]}).__name__, rc({names[0]})"
            case "referents":
                text = f"[type(x).__name__ for x in gc.get_referents({names[0]}) if not shared(x)]"
            case "grave":
                text = "[type(x).__name__ for x in GRAVE], len(REFS), [r() is None for r in REFS]"
            case "none":
                text = f"rc(GRAVE), rc(same), rc(cb), rc({self.random.choice(self.classes)[0]}), rc(Fin)"
            case "size":
                text = f"len({names[0]}), rc({names[0]})"
            case "truth":
                text = f"bool({names[0]}), {names[0]} is {names[-1]}, {names[0]} == {names[-1]}, rc({names[0]})"
            case "classes":
                text = f"len({self.random.choice(self.classes)[0]}.__subclasses__()), rc({self.random.choice(self.classes)[0]})"
            case "attributes":
                text = f"sorted(vars({names[0]})), rc({names[0]})"
        self.emit(f"print({label}, {text})")

    def collect(self, scope):
        self.emit(self.one_of([
            (5, "print('collect', gc.collect())"), (1, "print('collect 0', gc.collect(0))"), (1, "print('collect 1', gc.collect(1))"),
            (0.5, "gc.freeze(); print('frozen', gc.collect()); gc.unfreeze()"), (0.5, "print('garbage', len(gc.garbage)); gc.garbage.clear()"),
            (0.4, "gc.callbacks.append(lambda phase, info: print(phase, sorted(info.items())))"), (0.3, "gc.callbacks.clear()"),
            (0.2, "gc.collect(); print(gc.get_count()[1:])"),
            (0.2, "gc.set_debug(gc.DEBUG_SAVEALL); print('saved', gc.collect(), len(gc.garbage)); gc.set_debug(0); gc.garbage.clear()"),
        ]))

    def cycle(self, scope):
        v, w = self.name(scope, "o"), self.name(scope)
        self.emit(self.pick(
            f"{v}.a = {v}", f"{v}.a, {w}.a = {w}, {v}", f"{v}.append({v})", f"{v}['me'] = {v}", f"{v}.method.__self__.a = {v}.method",
            f"{v}.a = lambda: {v}", f"{v}.a = weakref.ref({v}, lambda r, x={v}: ev('own callback'))", f"{v}.a = [{v}, {w}]",
            f"{v}.a = functools.partial(same, {v})", f"{v}.a = iter([{v}])", f"{v}.a = (x for x in [{v}, {w}])", f"{v}.a = {{keyed({v})}}",
            f"{v}.a = types.CellType({v})", f"{v}.cell_contents = {v}", f"type({v}).attr = {v}", f"{v}.__dict__['d'] = {v}.__dict__",
            f"{v}.a = sys._getframe()", f"{v}.a = super({self.random.choice(self.classes)[0]}, {v})", f"{v}.__context__ = {v}.__cause__ = {w}",
            f"{v}.a = property({v}.method)", f"{v}.a = {v}.__init__", f"{v}.a = {v}.__class__"))

    def drive(self, scope):
        v = self.name(scope, "g" if self.chance(0.6) else "caigw")
        self.emit(self.one_of([
            (4, f"print('next', type(next({v})).__name__)"), (2, f"print('send', type({v}.send(None)).__name__)"),
            (1, f"print('send', type({v}.send({self.name(scope)})).__name__)"), (1.5, f"{v}.throw({self.pick('KeyError', 'ValueError(5)', 'GeneratorExit')})"),
            (1.5, f"{v}.close()"), (1, f"print(rc({v}.gi_frame), rc({v}))"), (0.7, f"print(sorted({v}.gi_frame.f_locals))"),
            (0.5, f"print('list', len(list(itertools.islice({v}, 4))))"), (0.5, f"{self.own(scope)} = next({v}, None)"),
            (0.7, f"{v}.__anext__().send(None)"), (0.7, f"{v}.asend(None).send(None)"), (0.4, f"{v}.aclose().send(None)"),
            (0.4, f"{v}.athrow(KeyError).send(None)"), (0.5, f"{v}.__await__().send(None)"), (0.3, f"{v}.__await__().throw(KeyError('k'))"),
            (0.4, f"print(type({v}.__enter__()).__name__)"), (0.4, f"print({v}.__exit__(None, None, None))"), (0.3, f"{v}.gi_frame.clear()"),
        ]))

    def show_short(self, scope):
        self.emit(f"print({self.tag()}, rc({self.name(scope)}))")

    def inner_block(self, scope, depth, loop=0, star=0):
        self.margin += 1
        scope.loops += loop
        scope.star += star
        saved = scope.loops
        if star:
            scope.loops = 0
        self.block(scope, self.random.randint(1, 2), depth)
        scope.loops = saved - loop
        scope.star -= star
        self.margin -= 1

    def try_statement(self, scope, depth):
        self.emit("try:")
        self.inner_block(scope, depth)
        if self.chance(0.4) and (scope.kind != "module"):
            self.emit(f"    raise {self.pick('KeyError', 'ValueError')}({self.name(scope)})")
        handled = self.chance(0.75)
        if handled:
            name = self.own(scope)
            self.emit(f"except {self.pick('KeyError', '(ValueError, TypeError)', 'Exception', 'AttributeError', 'NameError')}{self.pick('', f' as {name}')}:")
            self.inner_block(scope, depth)
            if self.chance(0.3):
                self.emit("    " + self.pick("raise", f"raise LookupError({self.name(scope)})", f"raise TypeError from {self.name(scope)}"))
            if self.chance(0.3):
                self.emit("else:")
                self.inner_block(scope, depth)
        if not handled or self.chance(0.3):
            self.emit("finally:")
            loops, scope.loops = scope.loops, 0
            self.inner_block(scope, depth)
            scope.loops = loops

    def try_star(self, scope, depth):
        self.emit("try:")
        self.inner_block(scope, depth)
        self.emit(f"    raise ExceptionGroup('g', [ValueError({self.name(scope)}), KeyError(1), {self.pick('TypeError()', 'OSError(2, 3)')}])")
        for kind in self.random.sample(["ValueError", "KeyError", "(TypeError, OSError)"], self.random.randint(1, 3)):
            self.emit(f"except* {kind}{self.pick('', f' as {self.own(scope)}')}:")
            self.inner_block(scope, depth, star=1)

    def for_statement(self, scope, depth):
        iterable = self.one_of([(3, self.name(scope)), (2, f"[{self.name(scope)}, {self.expression(scope, 2)}]"), (1, self.iterator(
            scope, lambda: self.expression(scope, 2), lambda: self.name(scope))), (1, "range(2)")])
        if scope.awaits() and self.chance(0.4):
            self.emit(f"async for {self.own(scope)} in {self.name(scope)}:")
        else:
            self.emit(f"for {self.pick(self.own(scope), self.own(scope), 'k')} in itertools.islice({iterable}, 3):")
        self.inner_block(scope, depth, loop=1)
        if self.chance(0.2):
            self.emit("else:")
            self.inner_block(scope, depth)

    def while_statement(self, scope, depth):
        self.emit(f"for k in 'ab':")
        self.inner_block(scope, depth, loop=1)

    def with_statement(self, scope, depth):
        manager = self.one_of([(2, self.name(scope)), (2, self.expression(scope, 2)), (1, "contextlib.ExitStack()"), (1, "contextlib.suppress(Exception)"),
                               (1, f"contextlib.nullcontext({self.name(scope)})")]
                              + ([(3, f"{self.random.choice(self.managers)}({self.name(scope)})")] if self.managers else []))
        if scope.awaits() and self.chance(0.5):
            manager = f"{self.random.choice(self.amanagers)}({self.name(scope)})" if self.amanagers and self.chance(0.7) else self.name(scope)
            self.emit(f"async with {manager}{self.pick('', f' as {self.own(scope)}')}:")
        elif self.chance(0.2):
            self.emit(f"with {manager} as {self.own(scope)}, {self.name(scope)}:")
        else:
            self.emit(f"with {manager}{self.pick('', f' as {self.own(scope)}')}:")
        self.inner_block(scope, depth)

    def if_statement(self, scope, depth):
        self.emit(f"if {self.pick(self.name(scope), f'{self.name(scope)} is {self.name(scope)}', f'not {self.name(scope)}')}:")
        self.inner_block(scope, depth)
        if self.chance(0.4):
            self.emit("else:")
            self.inner_block(scope, depth)

    def match(self, scope, depth):
        self.emit(f"match {self.name(scope)}:")
        self.margin += 1
        for pattern in self.random.sample(["[l0, *l1]" if scope.kind != "module" else "[x, *y]", "{'a': aa, **rest}", "C0(a=aa)", "(1 | None)"], 2):
            self.emit(f"case {pattern}:")
            self.inner_block(scope, depth)
        self.emit("case other:")
        self.inner_block(scope, depth)
        self.margin -= 1

    # -- the whole

    def text(self):
        self.lines = [f"# seed {self.seed}"] + PREAMBLE.splitlines()
        self.classes_of_program()
        scope = Scope("module", self.globals)
        for name in scope.names:
            self.emit(name + " = " + {"s": "['x', 'y']", "d": "{'a': 1, 'k': 2}", "t": "(1, 2)", "e": "KeyError('x')"}.get(name[0], "Key('n')"))
        for _ in range(self.random.randint(1, 3)):
            self.function(scope)
        for name in scope.names:
            self.emit("try:")
            self.emit(f"    {name} = {self.typed(scope, name[0])}")
            self.emit("except BaseException as e:")
            self.emit("    print('!', type(e).__name__, e)")
        for _ in range(self.random.randint(1, 4)):
            self.function(scope)
        self.block(scope, self.size, 0)
        if self.alone:
            self.lines += shutdown_programs.ending(self)
        else:
            self.ending(scope)
        if any(base == "threading.local" for _, base in self.classes):
            # Modules/_threadmodule.c local_dealloc of 3.11 calls the weak references' callbacks before it untracks the object: one that
            # collects has the collector free it a second time, and CPython crashes then or later.
            start = len(PREAMBLE.splitlines())
            self.lines[start:] = [line.replace("cb_collect", "cb") for line in self.lines[start:]]
        return "\n".join(self.lines) + "\n"

    def ending(self, scope):
        if self.chance(0.3):
            self.emit("print('end')")
            return
        for name in scope.names:
            self.emit(f"try: print('{name}', rc({name}), type({name}).__name__)")
            self.emit("except Exception as e: print('!', type(e).__name__)")
        names = list(scope.names)
        self.random.shuffle(names)
        for name in names:
            self.emit(f"print('drop {name}'); globals().pop('{name}', None) is None")
        self.emit("print('last', gc.collect())")
        self.emit("GRAVE.clear(); REFS.clear()")
        self.emit("print('last', gc.collect(), len(gc.garbage), rc(same), rc(cb), rc(Fin))")


def main():
    for seed in sys.argv[1:]:
        sys.stdout.write(Program(int(seed)).text())


if __name__ == "__main__":
    main()
