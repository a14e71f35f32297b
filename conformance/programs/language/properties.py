"""Properties: getter, setter, deleter, docs, inheritance, and error messages."""


class C:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        """Doc of x."""
        return self._x

    @x.setter
    def x(self, v):
        self._x = v * 2

    @x.deleter
    def x(self):
        print("deleted")
        self._x = None

    @property
    def ro(self):
        return "ro"

    wo = property(None, lambda self, v: print("set", v), doc="write only")


c = C()
c.x = 5
print(c.x, C.x.__doc__, C.wo.__doc__)
del c.x
print(c.x)
c.wo = 3
for code in ("c.ro = 1", "del c.ro", "c.wo", "del c.wo"):
    try:
        exec(code)
    except AttributeError as e:
        print(code, "->", e)


class D(C):
    @C.x.getter
    def x(self):
        return "D"

    @property
    def ro(self):
        return super().ro + "!"


d = D()
d.x = 4
print(d.x, d._x, d.ro, C.x.fget.__name__, C.x.fset is D.x.fset)
p = property()
try:
    p.__get__(c)
except AttributeError as e:
    print(e)
print(p.fget, p.__isabstractmethod__)
c.__dict__["x"] = "ignored: data descriptor wins"
print(c.x)


class NonData:
    def __get__(self, o, t=None):
        return "non-data"


C.nd = NonData()
print(c.nd)
c.__dict__["nd"] = "instance wins"
print(c.nd, C.nd)
