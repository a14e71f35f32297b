"""Order of destruction when an exception with args, dict, notes, cause and traceback locals dies."""


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


class Err(Exception):
    pass


def fail():
    local = Thing("frame local")
    raise Err(Thing("arg 0"), Thing("arg 1"))


try:
    fail()
except Err as e:
    e.attr = Thing("attribute")
    e.add_note("a note")
    e.__cause__ = ValueError(Thing("cause arg"))
    saved = e
print("drop")
del saved
print("--")
s = StopIteration(Thing("value"), Thing("extra"))
print(s.value.name)
s.value = None
print("value replaced, args hold")
del s
o = OSError(2, Thing("strerror"), Thing("filename"))
print(type(o).__name__, len(o.args))
del o
print("--")
g = ExceptionGroup("g", [ValueError(Thing("v")), TypeError(Thing("t"))])
m, r = g.split(ValueError)
print("split", len(m.exceptions), len(r.exceptions))
del g
print("original dropped")
del m
del r
k = KeyError(Thing("key"))
k.args = ()
print("args replaced")
