"""A module two levels down."""
import pkg
from ..a import value
from .. import a as up
up_value = up.value
print("init deep", __package__, pkg.__name__)
