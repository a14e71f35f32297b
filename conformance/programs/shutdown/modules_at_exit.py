"""Objects stored in other modules die after those of __main__."""
import sys
import types


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self, print=print):
        print("del", self.name)


m = types.ModuleType("mine")
m.value = T("in module in sys.modules")
sys.modules["mine"] = m
del m
import held
held.value = T("in imported module")
main_value = T("in main")
sys.extra = T("attribute of sys")
import builtins
builtins.extra = T("attribute of builtins")
print("end", held.made)
