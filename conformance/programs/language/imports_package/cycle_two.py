"""The other half."""
import sys
one = sys.modules["imports_package.cycle_one"]
saw = hasattr(one, "x")
try:
    from imports_package.cycle_one import x
except ImportError as e:
    print(str(e).split(" (")[0])
