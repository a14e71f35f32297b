"""What iterators reduce to before, during and after the iteration."""
import array
import collections


class Items:
    def __getitem__(self, i):
        return (1,)[i]

    def __repr__(self):
        return "Items()"


for values in (b"a", bytearray(b"a"), "a", "\u0105", (1,), [1], {1: 1}, {1: 1}.values(), {1: 2}.items(), {1}, range(1),
               range(10**30, 10**30 + 1), reversed([1]), reversed({1: 1}), collections.deque([1]), array.array("i", [1]), Items()):
    it = iter(values)
    print(type(it).__name__, it.__reduce__())
    list(it)
    print(type(it).__name__, it.__reduce__())

alias = iter(list[int])
print(alias.__reduce__())
print(next(alias))
print(alias.__reduce__())
