"""__main__: arguments, standard input, name, docstring, and importing itself."""
import sys

print(__name__, __doc__ is not None, __annotations__ if "__annotations__" in globals() else None, type(__builtins__).__name__)
print(sys.argv[0], sys.argv[1:], sys.stdin.readline().rstrip(), [l.rstrip("\n") for l in sys.stdin])
print(sys.modules["__main__"].__dict__ is globals(), __file__.endswith("main_module.py"), __spec__, __package__,
      __cached__ and __cached__.replace(sys.implementation.cache_tag, "TAG"))
import __main__
print(__main__ is sys.modules[__name__])
if __name__ == "__main__":
    import main_module
    print(main_module is __main__, main_module.__name__)
else:
    print("imported a second time under its own name")
