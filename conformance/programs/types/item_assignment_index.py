"""An index is converted before the sequence is asked whether it can be changed."""
import weakref


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print("index", self.value)
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


class Thing:
    pass


class Sequence:
    def __getitem__(self, i):
        return i


dead = weakref.proxy(Thing())
for target in (1, 2), "ab", b"ab", range(2), frozenset(), {1}, memoryview(b"ab"), Sequence(), Thing(), 1, None, 2.5, dict, NotImplemented:
    for key in Index(0), Index(10 ** 30), Index(KeyError("k")), dead, "a", None:
        try:
            target[key] = 1
        except Exception as e:
            print(type(target).__name__, type(e).__name__, e)
        try:
            del target[key]
        except Exception as e:
            print(type(target).__name__, type(e).__name__, e)
