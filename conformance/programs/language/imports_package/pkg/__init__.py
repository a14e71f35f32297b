"""A package that imports from itself."""
print("init pkg", __name__, __package__)
from .a import value
from . import b as bee

__all__ = ["a", "value", "lazy"]


def __getattr__(name):
    if name == "lazy":
        return "made by module __getattr__"
    raise AttributeError(f"no {name} here")


def __dir__():
    return ["lazy", "value"]
