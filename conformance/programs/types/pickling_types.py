"""Pickle round trips of built-in types in every protocol, and what can not be pickled."""
import pickle
import pickletools
values = [None, True, 5, -1, 2**40, -2**100, 1.5, float("inf"), -0.0, 1 + 2j, "text é\U0001f600", "", b"bytes\x00", bytearray(b"ba"), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1, [2]], {}, {"a": {1: 2}},
          set([1]), frozenset([2]), range(3), slice(1, 2, 3), ..., NotImplemented, int, len, ValueError("x", 1), "a" * 300, list(range(300)), type(None)]
for proto in range(6):
    ok = []
    for v in values:
        try:
            back = pickle.loads(pickle.dumps(v, proto))
            ok.append(type(back) is type(v) and (repr(back) == repr(v)))
        except Exception as e:
            ok.append(type(e).__name__ + " " + repr(v))
    print(proto, [x for x in ok if x is not True], len(ok))
print(pickle.dumps([1, "a", None, (2.5, b"x")], 4))
print(pickle.dumps({"k": [True, 1000, -5]}, 2))
print(pickle.dumps("x", 0), pickle.dumps((1,), 1))


class P:
    def __init__(self, x):
        self.x = x

    def __reduce__(self):
        return P, (self.x * 2,)


class S:
    __slots__ = ("a", "b")

    def __getstate__(self):
        return self.a

    def __setstate__(self, st):
        self.a = st + 1


s = S()
s.a = 1
print(pickle.loads(pickle.dumps(P(2))).x, pickle.loads(pickle.dumps(s)).a)
for bad in (lambda: 1, (i for i in []), open, iter([]), memoryview(b""), P(1).__init__, type("Local", (), {})):
    try:
        print("ok", type(pickle.loads(pickle.dumps(bad))).__name__)
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0].split(" 0x")[0][:60])
for data in (b"", b"\x80\x04K\x01", b"garbage", b"\x80\x09.", b"."):
    try:
        pickle.loads(data)
    except Exception as e:
        print(type(e).__name__, e)
pickletools.dis(pickle.dumps([1, {"a": (2,)}], 2))
