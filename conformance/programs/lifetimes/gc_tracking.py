"""gc.is_tracked: atomic tuples and dicts are untracked, instances and mutable containers are not."""
import gc


class C:
    pass


class S:
    __slots__ = ()


class W:
    __slots__ = ("a",)


def show(label, *objs):
    print(f"{label:18}", [gc.is_tracked(o) for o in objs])


show("atoms", 1, 1.5, "s", b"b", None, ..., 2j, range(3), bytearray())
show("lists", [], [1], [[]])
show("sets", set(), {1}, frozenset(), frozenset([1]))
show("dicts", {}, {"a": 1}, {"a": (1, 2)}, {"a": []}, {1: {}})
show("functions", show, len, C.__init__, lambda: 1)
show("instances", C(), S(), W(), object())
show("types", C, int, type)
show("iterators", iter([]), iter(()), iter({}), iter(""), (i for i in []), zip(), enumerate(()))
show("misc", slice(1), memoryview(b"a"), property(), gc, ValueError(), {}.keys(), staticmethod(len), super(C, C()))
t = tuple([1, "a", 2.5])
print("fresh tuple", gc.is_tracked(t))
gc.collect()
print("after collection", gc.is_tracked(t))
nested = tuple([tuple([1]), tuple([2])])
gc.collect()
gc.collect()
print("nested tuple", gc.is_tracked(nested))
holds = tuple([[]])
gc.collect()
print("tuple with a list", gc.is_tracked(holds))
d = {"a": 1}
d["b"] = []
print("dict gains a list", gc.is_tracked(d))
del d["b"]
print("list removed", gc.is_tracked(d))
gc.collect()
print("collected", gc.is_tracked(d), gc.is_tracked(d.copy()))
d = {}
d["t"] = ()
print("dict with tuple", gc.is_tracked(d))
c = C()
c.x = 1
print("instance dict", gc.is_tracked(c.__dict__))
