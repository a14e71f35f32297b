"""list.sort and sorted: the list looks empty while sorting, keys live exactly as long as the sort."""
import sys


class Key:
    live = 0

    def __init__(self, v):
        self.v = v
        Key.live += 1

    def __lt__(self, other):
        seen.add(len(data))
        return self.v < other.v

    def __del__(self):
        Key.live -= 1


seen = set()
data = [3, 1, 2]
data.sort(key=Key)
print(data, "live keys", Key.live, "length seen", seen)
data.sort(key=Key, reverse=True)
print(data, Key.live)


def bad(x):
    if x == 1:
        raise ValueError("key failed")
    return Key(x)


try:
    data.sort(key=bad)
except ValueError as e:
    print(e, data, "live", Key.live)


class Mutating:
    def __lt__(self, other):
        items.append(1)
        return False


items = [Mutating(), Mutating()]
try:
    items.sort()
except ValueError as e:
    print(e, len(items))
x = object()
same = sorted([x, x, x], key=id)
print(sys.getrefcount(x) - 1)
print(max([Key(1), Key(5), Key(3)], key=lambda k: k.v).v, Key.live)
print(min((Key(i) for i in range(3)), key=lambda k: -k.v).v, Key.live)
