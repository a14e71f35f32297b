"""gc.get_referrers and gc.get_referents over each kind of object."""
import gc
import sys


class C:
    pass


t = C()
lst, tup, dic, st = [t], (t,), {"v": t}, {t}
c = C()
c.attr = t


def f(x=t):
    def inner():
        return x
    return inner


inner = f()
m = t.__str__
refs = gc.get_referrers(t)
kinds = sorted({type(r).__name__ for r in refs})
print(kinds)
print("list is there", any(r is lst for r in refs), "globals is there", any(r is globals() for r in refs))
print("instance or its dict", any(r is c for r in refs))
print(gc.get_referrers(), gc.get_referrers(object()))


def show(label, *objs):
    print(f"{label:10}", sorted(type(r).__name__ for r in gc.get_referents(*objs)))


show("nothing")
show("ints", 5, "s", 1.5, None)
show("list", [t, 1, "a", 2.5])
show("tuple", (t, [1]))
show("dict", {"k": 1, 5: [2]})
show("set", {t, 1})
show("instance", c)
show("cell", inner.__closure__[0])
show("method", c.__init__)
show("slice", slice(1, [2], None))
show("range", range(3))
show("property", property(f))
show("frame gone", (i for i in []))
show("weakref", __import__("weakref").ref(t, print))
show("dict view", {"a": 1}.items())
show("iterator", iter([1]), iter((1,)))
show("module", sys.modules["gc"])
show("two", [1], [2])
