"""An uncaught ModuleNotFoundError, with the context of another."""
try:
    import surely_not_there
except ImportError:
    from sys import surely_not_there
