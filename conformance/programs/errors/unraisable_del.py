"""An exception in __del__ with the default hook: the message on stderr."""


class Bad:
    def __del__(self):
        self.missing.attr


def f():
    b = Bad()
    return "value"


print(f())
b = Bad()
b = None
print("goes on")
