"""The operations that raise and lower a count, one after the other: assign, store, pass, return, remove, delete, rebind."""
import sys


class Obj:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("   destroyed", self.name)


def show(label, x):
    print(f"{label:28}", sys.getrefcount(x) - 3)


def keep(x):
    show("as an argument, one more:", x)


def make():
    result = Obj("made")
    show("local of its maker:", result)
    return result


def passthrough(x):
    return x


o = Obj("o")
show("assigned:", o)
alias = o
show("aliased:", o)
box = [o]
show("in a list:", o)
rec = {"o": o}
show("in a dict:", o)
keep(o)
show("after the call:", o)
box.remove(o)
show("removed from the list:", o)
del rec["o"]
show("removed from the dict:", o)
del alias
show("alias deleted:", o)
r = make()
show("received from a function:", r)
show("through a function:", passthrough(r))
o = Obj("second")
print("rebound")
t = (o, o)
show("twice in a tuple:", o)
del t
o.self = o
show("refers to itself:", o)
o.self = None
records = (Obj(f"record {i}") for i in range(3))
for rec in records:
    print("   processing", rec.name)
print("loop over")
del rec
