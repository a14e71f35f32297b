"""An attribute read by code that has run often, of an object whose class has just changed."""


class Slotted:
    __slots__ = ("second",)


class Plain:
    def __init__(self):
        self.first = "first"
        self.second = "second"


def second(thing):
    return thing.second


def class_of(thing):
    return thing.__class__.__name__


def store(thing):
    thing.second = "stored"


slotted = Slotted()
slotted.second = "slotted"
for _ in range(10):
    second(slotted)
    class_of(slotted)
    store(slotted)
plain = Plain()
for n in range(5):
    Plain.changed = n
    print(class_of(plain))
    Plain.changed = n
    print(second(plain))
    Plain.changed = n
    store(plain)
    print(vars(plain))
