"""A submodule importing its sibling."""
from .a import value as other
from .sub import deep
from . import a
print("init b", a.value == other)
