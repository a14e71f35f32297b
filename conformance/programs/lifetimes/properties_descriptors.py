"""Descriptors and properties: temporaries made by access, values kept, order when the class drops a property."""
import sys


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


class Desc:
    def __set_name__(self, owner, name):
        self.key = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        print("  get, instance count", sys.getrefcount(obj) - 1)
        return obj.__dict__[self.key]

    def __set__(self, obj, value):
        print("  set, value count", sys.getrefcount(value) - 1)
        obj.__dict__[self.key] = value

    def __delete__(self, obj):
        del obj.__dict__[self.key]


class Owner:
    field = Desc()

    @property
    def fresh(self):
        return Thing("fresh")

    @property
    def failing(self):
        local = Thing("local of getter")
        raise AttributeError("no")


o = Owner()
o.field = Thing("value")
print(o.field.name, sys.getrefcount(o.field) - 1)
o.field = Thing("second")
print("replaced")
del o.field
print("deleted")
print(o.fresh.name)
o.fresh
print("discarded")
print(hasattr(o, "failing"), getattr(o, "failing", "default"))
try:
    o.fresh = Thing("refused")
except AttributeError as e:
    print(e)
print("end")
