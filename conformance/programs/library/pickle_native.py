"""The native _pickle: messages of both directions, who owns what is in a memo, hooks, buffers, sizes of frames."""
import _pickle
import copyreg
import gc
import io
import pickle
import sys
import weakref


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0], e.__context__)


for data in [b"Pabc\n.", b"Q.", b"\x80\x04\x8c\x02os\x8c\x0aa.<locals>\x93.", b"\x80\x04\x8c\x03sys\x8c\x03a.b\x93.", b"LzL\n.", b"L0x1F\n.",
             b"L0xz\n.", b"gz\n.", b"Iz\n.", b"I010\n.", b"I01\n.", b"I-5\n.", b"I99999999999999999999\n.", b"Fz\n.", b"F1.5\n.", b"F1.5z\n.",
             b"F1e999\n.", b"Fnan\n.", b"F-inf\n.", b"h\x01.", b"g5\n.", b"1K\x01.", b"(K\x01d.", b"](K\x01u.", b"K\x01K\x02R.", b"K\x01)\x81.",
             b"\x82\x00.", b"\x82\x09.", b"K\x01K\x02b.", b"Sabc\n.", b"S'a\\x41'\n.", b"p\n.", b"\x95" + b"\xff" * 8, b"\x8d" + b"\xff" * 8,
             b"\x8e" + b"\xff" * 8, b"\x96" + b"\xff" * 8, b"\x8b\xff\xff\xff\xff.", b"r\xff\xff\xff\xff.", b"Np-1\n.", b"(.", b"(K\x010.",
             b"N(s.", b"a.", b"\x85.", b"\x80\x63.", b"\x00", b"'", b"Vx\\u0041\n.", b"NK\x01\x93.", b"NNN\x92.", b"cos\n", b"\x97.", b"\x98.",
             b"c__builtin__\nlist\n.", b"i__builtin__\nlist\n.", b"(i__builtin__\nlist\n.", b"(c__builtin__\nint\nS'12'\no.", b"T\x01\x00\x00\x00\xe9."]:
    show(lambda: (data, pickle.loads(data)))
show(lambda: pickle.loads(b"\x97.", buffers=[]))
show(lambda: pickle.loads(b"\x97\x98.", buffers=[bytearray(b"a")]).readonly)
show(lambda: pickle.loads(b"U\x02\xc3\xa9.", encoding="utf-8"))
show(lambda: pickle.loads(b"U\x02\xc3\xa9.", encoding="bytes"))
show(lambda: pickle.loads(b"U\x01\xc3.", errors="replace"))
show(lambda: pickle.load(1))
show(lambda: pickle.loads(1))
show(lambda: pickle.dump(1, 2))
show(lambda: pickle.dumps(1, 6))
show(lambda: pickle.dumps(1, "a"))
show(lambda: pickle.dumps(1, protocol=4, buffer_callback=print))
show(lambda: pickle.PickleBuffer())
show(lambda: pickle.dumps(pickle.PickleBuffer(b"a"), 4))
show(lambda: pickle.dumps(lambda: 0))


class R:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return self.value


for value in [1, (), (1, ()), (int, 1), (int, (), None, 5), (int, (), None, None, 5), (int, (), None, None, None, 5), "nothing", (int, ()) * 4,
              (copyreg.__newobj__, ()), (copyreg.__newobj__, (1,)), (copyreg.__newobj__, (int,)), (copyreg.__newobj_ex__, (int,)),
              (copyreg.__newobj_ex__, (1, 2, 3)), (copyreg.__newobj_ex__, (int, 2, 3)), (copyreg.__newobj_ex__, (int, (), 3)),
              (dict, (), None, None, iter([1]))]:
    show(lambda: pickle.dumps(R(value)))
R.__module__ = "gone"
show(lambda: pickle.dumps(R))
R.__module__ = "sys"
show(lambda: pickle.dumps(R))
R.__qualname__ = "stdout"
show(lambda: pickle.dumps(R))


class NoInit(_pickle.Pickler):
    def __init__(self):
        pass


show(lambda: NoInit().dump(1))


class Loader(_pickle.Unpickler):
    def __init__(self, *args):
        if args:
            super().__init__(*args)

    def persistent_load(self, pid):
        return "loaded", pid

    def find_class(self, module, name):
        print("find", module, name)
        return super().find_class(module, name)


show(lambda: Loader().load())


class Saver(_pickle.Pickler):
    def persistent_id(self, obj):
        return obj if isinstance(obj, complex) else None

    def reducer_override(self, obj):
        if obj is int:
            return str, ("an int",)
        return NotImplemented


for proto in range(6):
    out = io.BytesIO()
    try:
        Saver(out, proto).dump([1j, int, float, {1j}])
        print(proto, out.getvalue(), Loader(io.BytesIO(out.getvalue())).load())
    except pickle.PicklingError as e:
        print(e)

# a memo keeps what was pickled
item = [1, 2]
p = pickle.Pickler(io.BytesIO())
p.dump([item, item])
print(sys.getrefcount(item) - 2, len(p.memo.copy()), p.bin, p.fast, p.memo.copy()[id(item)] == (1, item))
p.clear_memo()
print(sys.getrefcount(item) - 2, p.memo.copy())
show(lambda: p.dispatch_table)
show(lambda: p.persistent_id)
show(lambda: setattr(p, "persistent_id", 1))
show(lambda: setattr(p, "memo", 1))
show(lambda: setattr(p, "memo", {1: 2}))
u = pickle.Unpickler(io.BytesIO(pickle.dumps(["a"])))
print(u.load(), u.memo.copy())
show(lambda: setattr(u, "memo", {-1: 2}))
show(lambda: setattr(u, "memo", {"a": 2}))
show(lambda: u.persistent_load)
p.fast = True
cyclic = []
cyclic.append(cyclic)
show(lambda: p.dump(cyclic))


class Holder:
    pass


def cycle():
    h = Holder()
    h.pickler = pickle.Pickler(io.BytesIO())
    h.pickler.persistent_id = lambda o, h=h: None
    h.pickler.dump(["x", []])
    return weakref.ref(h)


w = cycle()
gc.collect()
print(w())

# buffers that travel beside the pickle
taken = []
b = pickle.PickleBuffer(bytearray(b"abc"))
data = pickle.dumps([b, pickle.PickleBuffer(b"ro"), b], 5, buffer_callback=taken.append)
print(data, [bytes(t) for t in taken], pickle.loads(data, buffers=taken)[0] is b)
print(pickle.loads(pickle.dumps([b, pickle.PickleBuffer(b"ro")], 5)), b.raw().tolist(), memoryview(b).obj)
b.release()
show(b.raw)
show(lambda: pickle.PickleBuffer(memoryview(b"abcdef")[::2]).raw())

# frames and large objects
for o in [list(range(100000)), b"x" * 70000, "y" * 70000, [b"x" * 70000, "tail"]]:
    for proto in (3, 4, 5):
        writes = []

        class File:
            def write(self, data):
                writes.append(len(data))

        pickle.dump(o, File(), proto)
        print(proto, writes, pickle.loads(pickle.dumps(o, proto)) == o)


class Peeking:
    def __init__(self, data):
        self.inner = io.BufferedReader(io.BytesIO(data))
        self.calls = []

    def read(self, n):
        self.calls.append(("read", n))
        return self.inner.read(n)

    def readline(self):
        self.calls.append("readline")
        return self.inner.readline()

    def peek(self, n):
        self.calls.append("peek")
        return self.inner.peek(n)


f = Peeking(pickle.dumps([1, "a"], 0) + pickle.dumps({"k": b"v"}, 5) + b"rest")
print(pickle.load(f), pickle.load(f), f.calls, f.inner.read())
print(pickle.PickleError.__mro__[1], pickle.PicklingError.__module__, _pickle.Pickler.__module__, pickle.dumps.__text_signature__ is not None)
