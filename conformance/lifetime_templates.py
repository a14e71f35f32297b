"""Rarer expressions, statements and methods for lifetime_programs.py.

In an expression or a statement <e> stands for an expression, <v> for a name (<v sd> for one whose first letter is s or d), <C> for a
class, <f> for something to call, <n> for a number, <own> for a name to bind, and <a|b> for a or b.
"""

EXPRESSIONS = [
    "NT(<e>, <e>)", "NT(a=<e>, b=<v>)._replace(a=<v>)", "<v t>._asdict()", "<v e>.split(ValueError)", "<v e>.subgroup(KeyError)",
    "<v e>.derive([ValueError(<e>)])", "<v e>.exceptions", "<v e>.args", "<v e>.__cause__", "<v e>.__traceback__.tb_next",
    "sys.exc_info()", "sys.exc_info()[2]", "sys.exception()",
    "<v f>.<__closure__|__defaults__|__kwdefaults__|__dict__|__code__|__func__|__self__|__wrapped__>",
    "<v f>.<func|args|keywords|__annotations__>", "<v gca>.<gi_frame|gi_yieldfrom|cr_frame|cr_await|ag_frame|ag_await|gi_code>",
    "list[<v>]", "dict[str, <v>]", "(<C> | None)", "functools.partialmethod(same, <e>)", "functools.singledispatch(<f>)",
    "contextvars.copy_context()", "VAR.set(<e>)", "VAR.get(None)", "contextvars.copy_context().run(same, <e>)",
    "contextvars.ContextVar('v', default=<e>)", "threading.local()", "threading.Lock()", "LOCAL.__dict__", "LOCAL.a",
    "in_thread(<f>, <e>)", "threading.Thread(target=<f>, args=(<e>,), kwargs={'k': <v>})", "io.StringIO()", "io.BytesIO(b'abc')",
    "sum([[<v>], [<e>]], [])", "min([<e>, <e>], key=kind)", "any(<v> for x in <v sdt>)", "dict([('a', <e>), ('b', <v>)])",
    "list(zip(<v s>, <v t>))", "list(map(same, <v s>, <v t>))", "'%s %s' % (<v>, kind(<e>))", "'{0} {1.a}'.format(<v>, <v o>)",
    "' '.join(map(kind, <v sdt>))", "isinstance(<v>, (<C>, <C>))", "hasattr(<v>, 'zz')", "itertools.islice(iter(lambda: <v>, <v>), 3)", "type(<v>)(<e>)",
    "type(<v>).__mro__", "type(<v o>).__dict__['method']", "<C>.__subclasses__()", "type.__call__(<C>)",
    "types.new_class('N<n>', (<C>,), {}, lambda ns: ns.update(a=<v>))", "<v d> | <v d>", "<v s>[::-1]", "<v d>.get('a', <e>)",
    "<v d>.keys() & {'a'}", "<v t>.index(<v>)", "<v s>.count(<v>)", "<v sdt>.__iter__", "iter(<v sdt>).__reduce__()",
    "copy.copy(iter(<v sdt>))", "copy.copy(itertools.tee(<v sdt>)[1])", "<v i>.__copy__()", "<v w>.__callback__", "<v d>.new_child()",
    "contextlib.closing(<v>)", "contextlib.redirect_stdout(<v>)", "<v d>.popitem(last=False)", "<v o>.data", "bytes(<v>)",
    "functools.lru_cache(maxsize=1)(<f>)(<e>)", "reversed([<v>, <e>])", "[*<v i>, <v>]", "sorted([<e>, <e>], key=kind, reverse=True)",
    "sorted([<v>, <e>, <v>])", "str(<v>).upper()", "<v>.__dir__().__class__", "getattr(<v>, 'a')", "getattr(<v>, <v>)",
    "object.__getattribute__(<v>, 'a')", "object.__reduce_ex__(<v>, 2)", "complex(<v>, <v>)", "int(<v>)", "pow(<v>, 2)",
    "divmod(<v>, <v>)", "next(<v gi>, <e>)", "eval('(a, lambda: a)', {'a': <e>})",
    "(lambda d: exec('def f(q=a): yield a', d) or d['f']())({'a': <e>})", "abs(<v>)", "(not <v>)", "(<v> < <v>)", "(<v> <= <v> <= <v>)", "~<v>",
    "[<v>][<v>]", "{**<v d>, **<v d>}", "same(*<v s>, *[<e>], **{'k': <v>})", "same(<v>, *<v st>, k=<e>, **<v d>)", "<v s>.__add__(<v>)",
    "<v o>.method.__func__", "<v o>.method.__self__", "types.MappingProxyType(<v d>)",
    "type('M<n>', (type,), {})('K<n>', (), {'a': <v>})", "[x for x in <v sdt> if x or <v>]",
    "[[x, y] for x in <v sdt> for y in (<v>, x)]", "(z for z in [lambda: z, <v>])", "weakref.WeakSet()", "abc.ABC.register(<C>)",
]

STATEMENTS = [
    "in_thread(<f>, <e>)", "in_thread(next, <v gi>)", "in_thread(gc.collect)", "in_thread(setattr, LOCAL, 'a', <e>)", "LOCAL.a = <e>",
    "del LOCAL.a", "VAR.set(<e>)", "VAR.reset(<v>)", "contextvars.copy_context().run(VAR.set, <e>)",
    "<C>.__del__ = lambda self: ev('another del', type(self).__name__)", "del <C>.__del__", "<C>.method = <e>", "<C>.__call__ = same",
    "<C>.__bases__ = (<C>,)", "<C>.data = Data()", "<v o>.data = <e>", "del <v o>.data", "<v f>.__code__ = same.__code__",
    "<v f>.__kwdefaults__ = {'k': <e>}", "<v f>.a = <e>", "<v f>.__dict__ = {'z': <v>}", "<v m>.append(65)", "<v m>.release()",
    "<v m>.extend(b'xy')", "<v m>[0] = 65", "<v m>.clear()", "<v m>.close()", "<v m>[:] = b''",
    "sys.unraisablehook = lambda u: GRAVE.append(u.object)",
    "sys.unraisablehook = lambda u: ev('hook', u.exc_type.__name__, type(u.object).__name__)",
    "sys.settrace(lambda frame, event, value: None)", "sys.settrace(None)", "sys.setprofile(None)", "print(living())",
    "print(living(), gc.collect(), living())", "<v e>.add_note('note')", "<v e>.args = (<e>,)", "<v e>.__traceback__.tb_next = None",
    "<v e>.__suppress_context__ = True", "raise <v e>", "raise ExceptionGroup('raised', [<v e>, ValueError(<v>)])",
    "print(<v e>.__notes__)", "assert <v> is None, <e>", "<v>.__enter__()", "<v>.enter_context(<v>)", "<v w>()", "<v w>.atexit = False",
    "print(<v w>.alive)", "print(<v w>.peek())", "list(<v w>.values())", "print(len(<v w>))", "<v w>['b'] = <v o>",
    "<v w>.add(keyed(<e>))", "<v w>.discard(<v>)", "<v w>.clear()", "print(<v o> == <v o>, <v w> == <v w>)", "hash(<v w>)",
    "<v s>[:0] = [<e>]", "<v s>[::2] = [<e>]",
    "<v s>.append(iter(<v s>))", "<v d>[keyed(<v>)] = <e>", "<v d>.update({keyed(<v>): <v>})", "<v d>['self'] = <v d>", "<v d>.clear()",
    "for k in list(<v d>): del <v d>[k]", "del <v d>['a'], <v d>['k']", "<v d> == <v d>", "<v o>.a = <v o>.b = <e>",
    "<v o>.a, <v o>.b = <e>, <v>", "<v o>.a += <e>", "<v s>[0] += <e>", "<v o>.a.a = <v>", "print([kind(x) for x in <v sdt>])",
    "print(sorted(map(kind, <v sdt>)))", "print('%r' % (<v>,))", "str(<v>)", "print(rc(<v>), file=<v>)", "<v>.write('abc')",
    "print(<v>.__sizeof__() > 0)", "print(gc.get_referrers(<v>) is None)", "<v i>.__setstate__(0)", "<v i>.__setstate__(<v>)",
    "print(list(itertools.islice(<v i>, 3)) is None)", "print(len(gc.get_objects(0)) > 0, len(gc.get_referrers(GRAVE)))",
    "gc.enable(); gc.disable()", "abc.ABC.register(<C>)", "print(isinstance(<v o>, abc.ABC), issubclass(<C>, collections.abc.Hashable))",
    "<v f>.register(<C>, same)", "import string as <own>",
    "print(type(<v>) is type(<v>), rc(type(<v o>)))", "l9: <v> = <e>",
]

# The probability of a method, and its text.
METHODS = [
    (0.1, "@classmethod\ndef make(cls, *args):\n    return cls"), (0.1, "@staticmethod\ndef plain(*args):\n    return args"),
    (0.05, "data = Data()"), (0.05, "class Inner:\n    attr = Fin('inner')\n    def method(self): return __class__"),
    (0.05, "def __class_getitem__(cls, key):\n    return (cls, key)"),
    (0.06, "def __delattr__(self, name):\n    super().__delattr__(name)"),
    (0.06, "def __getattribute__(self, name):\n    return super().__getattribute__(name)"),
    (0.05, "def __deepcopy__(self, memo):\n    return self"), (0.05, "def __reduce__(self):\n    return (same, (self,))"),
    (0.05, "def __format__(self, spec):\n    return spec"), (0.05, "def __missing__(self, key):\n    return self"),
    (0.05, "__match_args__ = ('a', 'b')"), (0.04, "a: int = 1\nb: 'str' = None"),
    (0.05, "def gen(self):\n    yield self\n    yield super().__repr__"),
    (0.04, "@functools.lru_cache\ndef cached(self):\n    return [self]"),
    (0.04, "@contextlib.contextmanager\ndef managed(self):\n    yield self\n    print('managed')"),
    (0.04, "@functools.singledispatchmethod\ndef sent(self, x):\n    return self"), (0.04, "part = functools.partialmethod(method, 1)"),
]

# Those for classes on no other layout than object's.
METHODS_OF_PLAIN = [
    (0.06, "def __bool__(self):\n    return False"), (0.05, "def __len__(self):\n    return 2"),
    (0.05, "def __len__(self):\n    raise ValueError(self)"), (0.05, "def __contains__(self, x):\n    return x is self"),
    (0.06, "def __lt__(self, other):\n    return rc(self) < 0"), (0.05, "def __lt__(self, other):\n    raise LookupError(other)"),
    (0.08, "def __add__(self, other):\n    return (self, other)"), (0.06, "def __radd__(self, other):\n    return [self]"),
    (0.08, "def __iadd__(self, other):\n    self.a = other\n    return self"), (0.05, "def __index__(self):\n    return 1"),
    (0.06, "def __next__(self):\n    return limited(self)\ndef __iter__(self):\n    return self"),
    (0.05, "def __next__(self):\n    raise StopIteration(self)\ndef __iter__(self):\n    return self"),
    (0.06, "def __await__(self):\n    yield self\n    return self"),
    (0.05, "def __aiter__(self):\n    return self\nasync def __anext__(self):\n    return limited(self, StopAsyncIteration)"),
    (0.06, "async def __aenter__(self):\n    return self\nasync def __aexit__(self, *error):\n    self.a = error"),
    (0.06, "def __setitem__(self, key, value):\n    self.a = (key, value)"),
    (0.05, "def __delitem__(self, key):\n    raise IndexError(key)"), (0.05, "def __bytes__(self):\n    return b'xyz'"),
    (0.04, "def __length_hint__(self):\n    return 3"),
    (0.04, "def __new__(cls, *args, **named):\n    it = super().__new__(cls)\n    REFS.append(weakref.ref(it))\n    return it"),
    (0.04, "single = None\ndef __new__(cls, *args, **named):\n    if cls.single is None: cls.single = super().__new__(cls)\n    return cls.single"),
    (0.04, "def __instancecheck__(self, other):\n    return True"),
]
