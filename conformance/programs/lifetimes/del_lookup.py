"""__del__ is looked up on the type when the object dies; an instance attribute does not count."""


class A:
    pass


a = A()
a.__del__ = lambda: print("never")
del a
a = A()
A.__del__ = lambda self: print("added later")
del a
a = A()
del A.__del__
del a
print("removed: silent")


class Base:
    def __del__(self):
        print("base", type(self).__name__)


class Child(Base):
    def __del__(self):
        print("child first")
        super().__del__()


class Silent(Base):
    def __del__(self):
        pass


Child(), Silent(), Base()
o = Base()
o.__class__ = Child
print("class changed")
del o


class Meta(type):
    def __del__(cls):
        print("class finalized", cls.__name__)


class Temp(metaclass=Meta):
    pass


import gc
del Temp
gc.collect()
