"""Order at one death: weakrefs cleared before or after __del__, finalize callbacks, attributes last."""
import weakref


class Part:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  part", self.name)


class Whole:
    def __init__(self):
        self.a = Part("a")
        self.b = Part("b")

    def __del__(self):
        print("  __del__, weakref alive:", r() is not None)


w = Whole()
r = weakref.ref(w, lambda ref: print("  callback 1", ref()))
f = weakref.finalize(w, print, "  finalize")
r2 = weakref.ref(w, lambda ref: print("  callback 2", ref()))
print("drop")
del w
print("done", r(), f.alive)


class Slotted:
    __slots__ = ("a", "b", "__weakref__")

    def __init__(self):
        self.a = Part("slot a")
        self.b = Part("slot b")

    def __del__(self):
        print("  slotted __del__")


s = Slotted()
r = weakref.ref(s, lambda ref: print("  slotted callback"))
print("drop slotted")
del s


class L(list):
    def __del__(self):
        print("  list subclass __del__", len(self))


x = L([Part("item 0"), Part("item 1")])
x.attr = Part("attr")
r = weakref.ref(x, lambda ref: print("  list callback"))
print("drop list subclass")
del x
