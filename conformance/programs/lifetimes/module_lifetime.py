"""Modules: an attribute dies with the module, whose dict may be kept by its functions."""
import gc
import sys
import types
import weakref


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


m = types.ModuleType("temp", "doc")
m.a = T("a")
m.b = T("b")
r = weakref.ref(m, lambda _: print("  module object gone"))
print(m.__name__, m.__doc__, m.__loader__, m.__spec__)
print("drop module")
del m
m = types.ModuleType("held")
m.x = T("x, kept by the dict")
d = m.__dict__
del m
print("dict kept", sorted(k for k in d if k[0] != "_"))
d.clear()
m = types.ModuleType("withfunc")
exec("def f(): return value", m.__dict__)
m.value = T("value")
f = m.f
del m
print("function keeps the globals", f().name)
del f
print("a cycle of dict and function", gc.collect() > 0)
m = types.ModuleType("insys")
sys.modules["insys"] = m
m.y = T("y")
print(sys.getrefcount(m) - 1)
del m
import insys
print("imported", insys.y.name)
del sys.modules["insys"], insys
print("gone")
class Sub(types.ModuleType):
    def __del__(self):
        print("  module subclass finalizer")
s = Sub("s")
s.attr = T("attr of subclass")
del s
