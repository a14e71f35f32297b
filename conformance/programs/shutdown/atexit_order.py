"""atexit functions run last in, first out, before globals die, and may register more."""
import atexit


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


@atexit.register
def first():
    print("first registered, globals alive:", t.name)


def with_args(*a, **k):
    print("with args", a, k)


def late():
    print("registered during exit")


def registrar():
    print("registrar")
    atexit.register(late)


def gone():
    print("never")


t = T("t")
atexit.register(with_args, 1, k=T("kept by atexit"))
atexit.register(registrar)
atexit.register(gone)
atexit.unregister(gone)
print("end")
