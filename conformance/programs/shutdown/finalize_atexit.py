"""weakref.finalize at exit: newest first, atexit flag respected, before __del__ of globals."""
import atexit
import weakref


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a, b, c = T("a"), T("b"), T("c")
atexit.register(print, "atexit registered before the first finalize")
weakref.finalize(a, print, "finalize a 1")
weakref.finalize(b, print, "finalize b")
weakref.finalize(a, print, "finalize a 2")
f = weakref.finalize(c, print, "never: atexit is False")
f.atexit = False
atexit.register(print, "atexit registered after")
print("end")
