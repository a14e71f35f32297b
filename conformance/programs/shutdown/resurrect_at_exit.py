"""A finalizer that stores its object again during exit."""
import builtins


class Phoenix:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)
        builtins.saved = self


a = Phoenix("a")
b = Phoenix("b")
print("end")
