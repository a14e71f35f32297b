"""Imports and open in destructors, while and after modules go."""
import sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self):
        try:
            import string
            print("import ok", self.n, string.digits)
        except BaseException as e: print("import", type(e).__name__, e)
        try:
            import colorsys
            print("colorsys", colorsys)
        except BaseException as e: print("import", type(e).__name__, e)
        try: print(open)
        except BaseException as e: print(type(e).__name__, e)
        try: print(sys.modules is None)
        except BaseException as e: print(type(e).__name__, e)
d = D("d")
sys.keep = D("sys")
