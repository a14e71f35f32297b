"""What a collection sees of a threading.local: its arguments and the attributes, not the function behind its weak references."""
import gc
import threading


class L(threading.local):
    def __init__(self, *args, **kwargs):
        pass


gc.disable()
gc.collect()
for make in threading.local, lambda: L(1, k=2):
    x = make()
    x.me = [x]
    print([type(y).__name__ for y in gc.get_referents(x) if y is not threading.local])
    del x
    print(gc.collect())
