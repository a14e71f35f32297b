"""Calling __del__ by hand, explicit close then death, and nested destruction inside __del__."""


class Res:
    def __init__(self, name):
        self.name, self.open = name, True
        print("open", name)

    def close(self):
        if self.open:
            self.open = False
            print("close", self.name)

    def __del__(self):
        print("del", self.name)
        self.close()


r = Res("a")
r.close()
r.__del__()
print("by hand does not count")
del r


class Outer:
    def __init__(self):
        self.inner = Res("inner")

    def __del__(self):
        print("outer starts")
        self.inner = None
        print("outer makes a temporary")
        Res("temp")
        print("outer ends")


o = Outer()
o = Outer()
print("rebinding makes the new one first, then drops the old")
del o


class Partial:
    def __init__(self, fail):
        if fail:
            raise ValueError("init failed")
        self.x = 1

    def __del__(self):
        print("partial has x:", hasattr(self, "x"))


try:
    Partial(True)
except ValueError as e:
    print("caught", e)
print("end")
