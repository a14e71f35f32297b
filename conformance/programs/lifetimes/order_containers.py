"""Order in which containers release their items."""
import collections


class Item:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")

    def __hash__(self):
        return self.name

    def __eq__(self, o):
        return self is o


def items(n=4):
    return map(Item, range(n))


def drop(label, make):
    print(f"{label:14}", end="")
    c = make()
    del c
    print()


drop("list", lambda: list(items()))
drop("tuple", lambda: tuple(items()))
drop("dict values", lambda: dict(enumerate(items())))
drop("dict keys", lambda: dict.fromkeys(items()))
drop("set", lambda: set(items()))
drop("frozenset", lambda: frozenset(items()))
drop("deque", lambda: collections.deque(items()))
drop("OrderedDict", lambda: collections.OrderedDict(enumerate(items())))
drop("defaultdict", lambda: collections.defaultdict(list, enumerate(items())))
drop("nested", lambda: [list(items(2)), Item(9), (Item(7), Item(8))])
drop("dict pairs", lambda: {Item(0): Item(1), Item(2): Item(3)})


def clear(label, c):
    print(f"{label:14}", end="")
    c.clear()
    print()


clear("list.clear", list(items()))
clear("dict.clear", dict(enumerate(items())))
clear("set.clear", set(items()))
clear("deque.clear", collections.deque(items()))
lst = list(items(6))
print("del slice     ", end="")
del lst[1:4]
print("| set slice", end=" ")
lst[:] = [None]
print()
lst = list(items(6))
print("extended slice", end="")
lst[::2] = [None] * 3
print("|", end=" ")
del lst[::-1]
print()
