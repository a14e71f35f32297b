"""Chains of a hundred thousand links die without overflowing the stack, for every kind of link."""
import gc

N = 100_000
gc.disable()


class Link:
    def __init__(self, next):
        self.next = next


class SlotLink:
    __slots__ = ("next",)

    def __init__(self, next):
        self.next = next


class DelLink:
    died = 0

    def __init__(self, next):
        self.next = next

    def __del__(self):
        DelLink.died += 1


def closure(x):
    return lambda: x


def gen(x):
    yield
    yield x


def started(x):
    g = gen(x)
    next(g)
    return g


makers = {
    "list": lambda x: [x],
    "tuple": lambda x: (x, 1),
    "dict": lambda x: {"k": x},
    "instance": Link,
    "slots": SlotLink,
    "with __del__": DelLink,
    "closure": closure,
    "bound method": lambda x: Link(x).__init__,
}
for name, make in makers.items():
    x = None
    for _ in range(N):
        x = make(x)
    x = None
    print(name, "freed", DelLink.died if name == "with __del__" else "")
x = []
for _ in range(N):
    x = [x, x]
x = None
print("shared diamonds freed")
e = None
for _ in range(N):
    n = ValueError()
    n.__context__ = e
    e = n
n = e = None
print("exception contexts freed")
x = None
for _ in range(1000):
    x = started(x)
x = None
print("suspended generators freed")
