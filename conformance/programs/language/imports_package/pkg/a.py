"""A submodule."""
print("init a", __name__, __package__)
value = "value of a"
