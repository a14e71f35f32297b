"""An object made and dropped at once, type by type: 100,000 a round."""
import os
import sys

sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "programs"))
from rounds import measure_all

N = 100000


class Instance:
    def __init__(self):
        self.a = None
        self.b = None


class Slots:
    __slots__ = ("a", "b")


class MyList(list):
    pass


class MyDict(dict):
    pass


def objects():
    for _ in range(N):
        object()


def ints():
    n = 1 << 40
    for _ in range(N):
        n + 1


def big_ints():
    n = 1 << 200
    for _ in range(N):
        n + 1


def floats():
    x = 0.5
    for _ in range(N):
        x + 1.0


def complexes():
    x = 0.5j
    for _ in range(N):
        x + 1.0


def strings():
    s = "ab"
    for _ in range(N):
        s + "c"


def bytes_objects():
    s = b"ab"
    for _ in range(N):
        s + b"c"


def bytearrays():
    for _ in range(N):
        bytearray(b"abc")


def tuples():
    for i in range(N):
        (i, i)


def lists():
    for i in range(N):
        [i]


def dicts():
    for i in range(N):
        {"a": i}


def sets():
    for i in range(N):
        {i}


def frozensets():
    one = (1,)
    for _ in range(N):
        frozenset(one)


def slices():
    items = [1, 2]
    for i in range(N):
        slice(i, i)


def ranges():
    for i in range(N):
        range(i)


def list_iterators():
    items = [1, 2]
    for _ in range(N):
        iter(items)


def memoryviews():
    data = b"abc"
    for _ in range(N):
        memoryview(data)


def instances():
    for _ in range(N):
        Instance()


def slots():
    for _ in range(N):
        Slots()


def list_subclass():
    for _ in range(N):
        MyList()


def dict_subclass():
    for _ in range(N):
        MyDict()


def closures():
    for i in range(N):
        lambda: i


def bound_methods():
    method = Instance().__init__
    holder = method.__self__
    for _ in range(N):
        method = holder.__init__


def builtin_methods():
    append = [].append
    items = []
    for _ in range(N):
        append = items.append


def generators():
    for i in range(N):
        (i for _ in ())


def generators_suspended():
    def numbers():
        yield 1
        yield 2
    for _ in range(N):
        next(numbers())


def coroutines():
    async def work():
        pass
    for _ in range(N):
        work().close()


def exceptions():
    for i in range(N):
        ValueError(i)


def exceptions_caught():
    for i in range(N):
        try:
            raise ValueError
        except ValueError:
            pass


measure_all([objects, ints, big_ints, floats, complexes, strings, bytes_objects, bytearrays, tuples, lists, dicts, sets, frozensets,
             slices, ranges, list_iterators, memoryviews, instances, slots, list_subclass, dict_subclass, closures, bound_methods,
             builtin_methods, generators, generators_suspended, coroutines, exceptions, exceptions_caught])
