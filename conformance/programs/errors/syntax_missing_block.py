"""A missing block after def."""
def f():
print("no block")
