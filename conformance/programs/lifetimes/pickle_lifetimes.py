"""Pickling holds nothing after it is done; unpickled objects are fresh with exact counts."""
import io
import pickle
import sys


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)

    def __getstate__(self):
        return {"name": self.name}


def n(x):
    return sys.getrefcount(x) - 2


t = T("t")
data = pickle.dumps([t, t, (t,)])
print("after dumps", n(t))
for proto in range(2, pickle.HIGHEST_PROTOCOL + 1):
    back = pickle.loads(pickle.dumps([t, t, (t,)], proto))
    print(proto, "shared", back[0] is back[1] is back[2][0], n(back[0]), back[0] is t)
    back[0].name = f"copy {proto}"
    del back
p = pickle.Pickler(io.BytesIO())
p.dump(t)
print("pickler memo holds", n(t))
p.clear_memo()
print("memo cleared", n(t))
p.dump(t)
del p
print("pickler gone", n(t))
r = []
r.append(r)
r2 = pickle.loads(pickle.dumps(r))
print("recursive", r2[0] is r2, n(r2))
r.clear(), r2.clear()


class Slots:
    __slots__ = ("a",)


s = Slots()
s.a = t
u = pickle.loads(pickle.dumps(s))
print(type(u).__name__, u.a.name, n(t))
u.a.name = "in slots"
del u
try:
    pickle.dumps(lambda: 1)
except pickle.PicklingError as e:
    print("PicklingError")
