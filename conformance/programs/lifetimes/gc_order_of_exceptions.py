"""An exception's tuple of arguments is older than the exception: the order in which a later collection kills shows it."""
import gc


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Failure(Exception):
    pass


gc.disable()
gc.collect()
for make in [ValueError, Failure, lambda x: OSError(2, x), lambda x: ExceptionGroup("g", [ValueError(x)]), KeyError]:
    holder = Noted("holder")
    error = make(Noted("argument"))
    other = Noted("other")
    holder.other = other
    error.holder = holder
    other.error = error
    del other, holder
    gc.collect()
    print([type(x).__name__ for x in gc.get_objects(2) if isinstance(x, (Noted, BaseException))])
    del error
    gc.collect()
