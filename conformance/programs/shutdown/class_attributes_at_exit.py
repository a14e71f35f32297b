"""Attributes of classes, functions and defaults at exit."""
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
class C:
    x = D("C.x")
    y = D("C.y")
    def m(self): return C
class Sub(C):
    z = D("Sub.z")
class Meta(type):
    def __del__(cls): print("class del", cls.__name__)
class M(metaclass=Meta):
    w = D("M.w")
def f(): pass
f.attr = D("f.attr")
def g(default=D("default")): pass
inst = C()
inst.v = D("inst.v")
