"""The last part of a random program that runs in a process of its own: what it leaves alive, and how it ends.

Everything is put where only the shutdown finds it: in globals, in sys.modules, in classes, in threads and thread locals, in atexit
and weakref.finalize, in cycles. Threads wait for events, so that their order is fixed.
"""

HELPERS = '''\
import builtins, time
class Last:
    """Says when it dies, and whether its globals are still there."""
    def __init__(self, tag, *held):
        self.tag = tag
        self.held = held
    def __del__(self, print=print, type=type):
        print("last", self.tag, [type(x).__name__ for x in self.held], ev is None if "ev" in globals() else "no ev")
class Loose:
    """Needs its globals and the builtins to die."""
    def __init__(self, tag):
        self.tag = tag
    def __del__(self):
        print("loose", self.tag, Last is not None, sys is not None and sys.is_finalizing())
class Late:
    """Looks at what the end has left of everything."""
    def __init__(self, tag):
        self.tag = tag
    def __del__(self, print=print, sys=sys, gc=gc):
        modules = getattr(sys, "modules", 0)
        print("late", self.tag, modules is None or "threading" in modules, "mod" in globals(), sys.is_finalizing(), len(gc.garbage), gc.isenabled())
class Back:
    """Comes back once."""
    def __init__(self, tag):
        self.tag = tag
    def __del__(self, print=print, kept=[]):
        print("back", self.tag)
        kept.append(self)
class Importer:
    def __init__(self, tag):
        self.tag = tag
    def __del__(self, print=print):
        try:
            import string
            print("imported", self.tag, string.digits)
        except BaseException as e:
            print("not imported", self.tag, e.__class__.__name__, e)
class Slots:
    __slots__ = ("tag", "held", "__weakref__")
    def __init__(self, tag, *held):
        self.tag = tag
        self.held = held
    def __del__(self, print=print):
        print("slots", self.tag)
class Noisy:
    def __init__(self, tag):
        self.tag = tag
    def __del__(self, ValueError=ValueError):
        raise ValueError(self.tag)
def until_closed(x, print=print):
    try:
        yield x
    finally:
        print("closed", x is None)
async def awaited(x, print=print):
    try:
        await Await(x)
    finally:
        print("left", x is None)
def thread_error(error, print=print):
    print("thread error", error.exc_type.__name__, error.exc_value)
threading.excepthook = thread_error
def at_end(*words, print=print):
    print("at end", *words)
'''


RELEASE = '''\
GO = []
def RELEASE():
    while GO:
        go, thread = GO.pop(0)
        go.set()
        thread.join()
'''


class Ending:
    def __init__(self, program):
        self.program = program
        self.random = program.random
        self.lines = HELPERS.splitlines()
        self.count = 0
        self.joiner = False

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, probability):
        return self.random.random() < probability

    def tag(self):
        self.count += 1
        return self.count

    def held(self, depth=0):
        """Something that is heard when it dies."""
        tag = self.tag()
        choices = [f"Last({tag})", f"Last({tag})", f"Loose({tag})", f"Late({tag})", f"Back({tag})", f"Importer({tag})", f"Slots({tag})", f"Fin({tag})"]
        if self.chance(0.1):
            choices = [f"Noisy({tag})", f"Buf(b'{tag}')"]
        if depth < 2:
            inner = self.held(depth + 1) if self.chance(0.5) else f"Fin('{tag}i')"
            choices += [f"Last({tag}, {inner})", f"Slots({tag}, {inner})", f"[{inner}, {self.name()}]", f"{{'k': {inner}}}", f"collections.deque([{inner}])",
                        f"functools.partial(same, {inner})", f"types.SimpleNamespace(a={inner})", f"collections.OrderedDict(a={inner})", f"NT({inner}, 1)",
                        f"itertools.cycle([{inner}])", f"iter([{inner}])", f"(lambda x={inner}: x)", f"(x for x in [{inner}])", f"ValueError({inner})",
                        f"types.CellType({inner})", f"types.MethodType(same, {inner})", f"weakref.WeakKeyDictionary({{Fin('{tag}k'): {inner}}})",
                        f"property(None, None, None, {inner})", f"staticmethod({inner})", f"contextvars.ContextVar('v', default={inner})", f"memoryview(Buf(b'{tag}'))",
                        f"collections.defaultdict({inner}.__repr__)", f"frozenset([{inner}])", f"map(same, [{inner}])", f"slice({inner})", f"super(Last, Last({tag}, {inner}))"]
        return self.random.choice(choices)

    def name(self):
        return self.random.choice(self.program.globals)

    def block(self, *lines):
        """Guarded, since a name may be gone."""
        self.lines.append("try:")
        self.lines += ["    " + line for text in lines for line in text.split("\n")]
        self.lines.append("except Exception as error:")
        self.lines.append("    print('!', type(error).__name__, error)")

    # -- where things are left

    def in_globals(self):
        name = self.pick("z", "_z", "__z", "_", "Z", "__z__", "sys", "print", "mod", "ev", "same") if self.chance(0.4) else self.pick("v", "_v") + str(self.tag())
        if name == "sys":
            self.block(f"sys_ = {self.held()}")
        else:
            self.block(f"{name} = {self.held()}")

    def in_modules(self):
        n = self.tag()
        self.block(*[f"mod = types.ModuleType('mod{n}')", f"mod.value = {self.held()}", f"mod._private = {self.held()}"][:self.pick(2, 3)],
                   self.pick(f"sys.modules['mod{n}'] = mod", f"sys.modules['mod{n}'] = mod; mod.me = mod", f"sys.modules['mod{n}'] = mod; kept{n} = mod",
                             f"sys.modules['mod{n}'] = mod; exec('def f(): return value', mod.__dict__)", f"sys.modules['mod{n}'] = {self.held()}",
                             f"sys.modules['mod{n}'] = mod; same.__dict__['mod{n}'] = mod"), self.pick("del mod", "pass"))

    def in_sys(self):
        self.block(self.pick(f"sys.kept{self.tag()} = {self.held()}", f"builtins.kept{self.tag()} = {self.held()}", f"sys.last_value = {self.held()}",
                             f"sys.argv = {self.held()}", f"sys.ps1 = {self.held()}", f"sys.path.append({self.held()})", f"sys.path_hooks.append({self.held()})",
                             f"sys.meta_path.append({self.held()})", f"builtins._ = {self.held()}", f"types.kept = {self.held()}", f"functools._kept = {self.held()}",
                             f"sys.path_importer_cache['x'] = {self.held()}", f"gc.garbage.append({self.held()})", f"gc.callbacks.append({self.held()}.__class__)",
                             f"threading.kept = {self.held()}", f"weakref.kept = {self.held()}", f"sys.warnoptions.append({self.held()})"))

    def in_classes(self):
        cls = self.random.choice(self.program.classes)[0]
        n = self.tag()
        self.block(self.pick(f"{cls}.kept = {self.held()}", f"{cls}.kept{n} = {self.held()}", f"class K{n}:\n    attr = {self.held()}\n    def __del__(self, print=print): print('K{n}', self.attr is None)\nk{n} = K{n}()",
                             f"class K{n}({cls}):\n    attr = {self.held()}", f"class M{n}(type):\n    def __del__(cls, print=print): print('class', cls.__name__)\nclass K{n}(metaclass=M{n}):\n    attr = {self.held()}",
                             f"class K{n}(NT):\n    attr = {self.held()}\nkept{n} = K{n}({self.held()}, 1)", f"class K{n}:\n    @property\n    def p(self, held={self.held()}): return held",
                             f"class K{n}:\n    @staticmethod\n    def p(held={self.held()}): return held\nk{n} = K{n}.p"))

    def in_cycles(self):
        n = self.tag()
        self.block(self.pick(f"a{n} = Last({n}, []); a{n}.held[0].append(a{n})", f"a{n}, b{n} = Last('{n}a'), Last('{n}b'); a{n}.held, b{n}.held = (b{n},), (a{n},)",
                             f"a{n} = Slots({n}); a{n}.held = [a{n}, {self.held()}]", f"a{n} = Last({n}); a{n}.__dict__['f'] = lambda: (a{n}, ev)",
                             f"a{n} = Last({n}); a{n}.method = a{n}.__del__", f"a{n} = [{self.held()}]; a{n}.append(a{n})", f"a{n} = {{'x': {self.held()}}}; a{n}['me'] = a{n}",
                             f"a{n} = Last({n}); Last.all = [a{n}, *getattr(Last, 'all', [])]", f"a{n} = Last({n}); a{n}.ref = weakref.ref(a{n}, lambda r, x=a{n}: at_end('own'))",
                             f"def f{n}(held={self.held()}): return f{n}", f"a{n} = until_closed(Last({n})); next(a{n}).generator = a{n}", f"a{n} = Last({n}); a{n}.globals = globals()",
                             f"try:\n    raise KeyError({self.held()})\nexcept KeyError as e:\n    a{n} = Last({n}, e); e.a = a{n}", f"a{n} = Back({n}); a{n}.me = a{n}"),
                   self.pick("pass", f"globals().pop('a{n}', None)", f"globals().pop('a{n}', None)", "pass"))

    def suspended(self):
        n = self.tag()
        self.block(self.pick(f"g{n} = until_closed({self.held()}); next(g{n})", f"g{n} = awaited({self.held()}); g{n}.send(None)", f"g{n} = until_closed({self.held()})",
                             f"g{n} = (x for x in [{self.held()}]); next(g{n})", f"g{n} = contextlib.ExitStack(); g{n}.callback(at_end, 'stack'); g{n}.push({self.held()}.__class__)",
                             f"g{n} = contextlib.contextmanager(until_closed)({self.held()}); g{n}.__enter__()", f"def o{n}(x):\n    yield from until_closed(x)\ng{n} = o{n}({self.held()}); next(g{n})"))

    def weak(self):
        n = self.tag()
        self.block(self.pick(f"w{n} = Last({n}); r{n} = weakref.ref(w{n}, cb)", f"w{n} = Last({n}); r{n} = weakref.ref(w{n}, lambda r: at_end('callback', {n}))",
                             f"w{n} = Fin({n}); _r{n} = weakref.ref(w{n}, {self.held()}.__class__)", f"w{n} = Last({n}); r{n} = weakref.WeakValueDictionary(x=w{n})",
                             f"w{n} = Last({n}); weakref.finalize(w{n}, at_end, 'finalize', {n})", f"w{n} = Last({n}); weakref.finalize(w{n}, at_end, 'never', {n}).atexit = False",
                             f"weakref.finalize(ev, at_end, 'of a function', {n})", f"weakref.finalize(Last, at_end, 'of a class', {n})",
                             f"w{n} = Last({n}); w{n}.me = w{n}; weakref.finalize(w{n}, at_end, 'cycle', {n})", f"w{n} = Slots({n}); r{n} = weakref.proxy(w{n}, GRAVE.append)",
                             f"w{n} = Last({n}); weakref.finalize(w{n}, same, {self.held()})", f"w{n} = Last({n}); weakref.finalize(w{n}, fail)"))

    def at_exit(self):
        n = self.tag()
        self.block(self.pick(f"atexit.register(at_end, {n})", f"atexit.register(at_end, {n})", f"atexit.register(fail, {n})", f"atexit.register({self.held()}.__repr__)",
                             f"atexit.register(lambda x={self.held()}: at_end('lambda', {n}))", f"atexit.register(atexit.register, at_end, 'registered late', {n})",
                             f"atexit.register(atexit.unregister, at_end)", f"atexit.register(gc.collect)", f"atexit.register(lambda: globals().pop('{self.name()}', None) and None)",
                             f"atexit.register(sys.exit, {n})", f"atexit.register(weakref.finalize, Last, at_end, 'finalize made late', {n})", f"atexit.register(GRAVE.append, {self.held()})",
                             f"atexit.register(lambda: at_end('counts', {n}, rc(GRAVE), sys.is_finalizing(), threading.active_count() > 0))", f"atexit.register(lambda: GRAVE.clear())",
                             f"@atexit.register\ndef _end{n}(x={self.held()}):\n    raise LookupError(x.__class__.__name__)", f"atexit.register(setattr, sys, 'late', {self.held()})"))

    def threads(self):
        n = self.tag()
        target = self.pick("waits", "waits", "raises", "generator", "local", "subclass", "registered", "sleeps", "lock", "starts another", "timer", "joins main")
        name = f"t{n}" if self.chance(0.6) else f"_t{n}"
        daemon = self.pick("True", "False")
        started = f"started{n} = threading.Event(); go{n} = threading.Event()"
        # What a daemon waits for never comes; a normal thread goes on when RELEASE comes to it, one after the other.
        release = f"GO.append((go{n}, {name}))"
        if target == "joins main":
            # Only one thread may run beside the main one.
            release = f"go{n}.set()"
            if self.joiner:
                return
            self.joiner = True
        body = {"waits": f"at_end('thread', {n}, kind(x))", "raises": f"raise KeyError({n})", "generator": "next(generator, None)", "local": "local.y = x",
                "registered": f"at_end('thread', {n}, len(threading.enumerate()) > 1)", "starts another": f"u = threading.Thread(target=at_end, args=('inner', {n})); u.start(); u.join()",
                "joins main": "threading.main_thread().join(); at_end('main has ended', threading.main_thread().is_alive())"}.get(target, f"at_end('thread', {n})")
        if daemon == "False" and target in ("waits", "raises", "generator", "local", "registered", "starts another", "joins main"):
            self.lines.append(f"def run{n}(x, held={self.held()}):")
            self.lines += ["    generator = local = None", "    try:", f"        generator = until_closed({self.held()}); next(generator)",
                           f"        LOCAL.x{n} = {self.held()}", f"        local = threading.local(); local.x = {self.held()}",
                           "    except Exception as error:", "        at_end('!', kind(error))"]
            self.lines += [f"    started{n}.set()", f"    go{n}.wait()", "    " + body]
            self.lines += [started, f"{name} = threading.Thread(target=run{n}, args=({self.held()},), name='T{n}')", f"{name}.start(); started{n}.wait(); {release}"]
        elif target == "subclass":
            self.lines += [f"class Thread{n}(threading.Thread):", f"    held = {self.held()}", "    def run(self):", f"        self.x = {self.held()}",
                           f"        at_end('run', {n})", "    def __del__(self, print=print):", f"        print('thread object', {n})", f"{name} = Thread{n}(); {name}.start(); {name}.join()"]
        elif target == "registered":
            self.lines.append(f"threading._register_atexit(at_end, 'threading', {n})")
        elif target == "timer":
            self.lines.append(f"{name} = threading.Timer(1000, at_end, ({self.held()},)); {name}.daemon = True; {name}.start()")
        else:
            # It waits for good: what it holds never dies.
            wait = self.pick(f"threading.Event().wait()", "time.sleep(1000)", "lock = threading.Lock(); lock.acquire(); lock.acquire()",
                             f"list(x for x in iter(threading.Event().wait, None))", "threading.Condition().__enter__(); threading.Semaphore(0).acquire()")
            self.lines.append(f"def run{n}(x):")
            self.lines += ["    try:", f"        local = {self.held()}", f"        LOCAL.x{n} = {self.held()}", "    except Exception as error:",
                           "        at_end('!', kind(error))", f"    started{n}.set()", f"    {wait}"]
            self.lines += [started, f"{name} = threading.Thread(target=run{n}, args=({self.held()},), daemon=True)", f"{name}.start(); started{n}.wait(); time.sleep(0.01)"]

    def settings(self):
        self.lines.append(self.pick("gc.disable()", "gc.freeze()", "gc.set_debug(gc.DEBUG_SAVEALL)", "gc.enable()", "gc.collect()", f"VAR.set({self.held()})", f"LOCAL.end = {self.held()}",
                                    "sys.unraisablehook = lambda u, print=print: print('hook', u.exc_type.__name__)", "sys.excepthook = lambda *e: print('excepthook', e[0].__name__)",
                                    f"sys.excepthook = {self.held()}", "sys.stdout = io.TextIOWrapper(sys.stdout.buffer, line_buffering=True, write_through=True)",
                                    "sys.stderr = None", "class Out(io.StringIO):\n    def __del__(self, print=print): print('out', file=sys.__stdout__)\nout = Out()",
                                    "globals()['__builtins__'] = dict(vars(builtins))", "sys.settrace(None)", "threading.current_thread().kept = Last('on the main thread')"))

    def last(self):
        """How it ends."""
        form = self.random.random()
        if form < 0.55:
            self.lines.append("print('end')")
        elif form < 0.65:
            self.lines.append(f"raise KeyError({self.held()}.__class__.__name__)")
        elif form < 0.75:
            self.lines.append(f"sys.exit({self.pick('3', '0', 'None', repr('message'), '(1, 2)')})")
        elif form < 0.8:
            self.lines += ["def down(x):", f"    y = {self.held()}", f"    raise SystemExit(x)", f"down({self.pick('4', 'Fin(5)')})"]
        elif form < 0.85:
            self.lines += ["def down(x):", f"    y = {self.held()}", "    with contextlib.ExitStack() as stack:", "        stack.callback(at_end, 'unwinding')",
                           "        raise ValueError('uncaught')", f"down({self.held()})"]
        elif form < 0.9:
            self.lines += ["def down():", f"    y = {self.held()}", "    try:", "        raise SystemExit(1)", "    finally:", "        at_end('finally', rc(y))", "down()"]
        elif form < 0.95:
            self.lines.append("exec('raise SystemExit(kept)', {'kept': Last('exit code')})")
        else:
            self.lines += ["print('flushed', flush=True)", "import os", "os._exit(7)"]

    def text(self):
        parts = [self.in_globals, self.in_globals, self.in_modules, self.in_sys, self.in_classes, self.in_cycles, self.in_cycles, self.suspended, self.weak, self.at_exit]
        self.lines += RELEASE.splitlines()
        threads = self.chance(0.4)
        for _ in range(self.random.randint(2, 9)):
            self.random.choice(parts + [self.threads] * 3 if threads else parts)()
        for _ in range(self.pick(0, 0, 1, 2)):
            self.settings()
        if threads:
            self.lines += ["atexit.register(at_end, 'after the threads')", "RELEASE()"] if self.chance(0.5) else [
                "threading._register_atexit(RELEASE)"]
        self.last()
        return self.lines


def ending(program):
    """The lines of the last part."""
    return Ending(program).text()
