"""Modules and other objects put into sys.modules die in reverse order of import, private names first."""
import sys, types
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
for name in ("mod_b", "mod_a", "mod_c"):
    m = types.ModuleType(name)
    m.d = D(name)
    m._p = D(name + "._p")
    sys.modules[name] = m
sys.modules["not_a_module"] = D("not a module")
class Sub(types.ModuleType):
    def __del__(self): print("module del", self.__name__)
s = Sub("sub"); s.x = D("sub.x"); sys.modules["sub"] = s
del m, s
last = D("last")
