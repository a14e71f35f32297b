"""What programs put into sys and builtins dies before the modules or with them."""
import builtins, sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
builtins.mine = D("builtins.mine")
sys.mine = D("sys.mine")
sys.path.append(D("in path"))
sys.last_value = D("last_value")
sys.ps1 = D("ps1")
sys.meta_path.append(D("meta_path"))
sys.path_hooks.append(D("hook"))
sys.displayhook = D("displayhook")
sys.flags_mine = D("flags_mine")
builtins._ = D("_")
g = D("global")
