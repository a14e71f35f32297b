"""When a call finds that a keyword is no string: before the object is made, or only in its __init__."""
import collections
import functools
import operator
import types

bad = {1: 2}


class Plain:
    def __init__(self, **named):
        print("init", named)

    def __del__(self):
        print("del", type(self).__name__)


class New:
    def __new__(cls, *args, **named):
        print("new", args, named)
        return super().__new__(cls)


class Empty:
    def __del__(self):
        print("del", type(self).__name__)


def subclass(base):
    return type("Sub" + base.__name__, (base,), {"__del__": lambda self: print("del", type(self).__name__)})


def function(*args, **named):
    print(args, named)


class Callable:
    __call__ = function


calls = [Plain, New, Empty, function, Callable(), Callable().__call__, print, len, operator.methodcaller("a"),
         operator.itemgetter(1), operator.attrgetter("a"), functools.lru_cache(function), functools.partial(function), staticmethod(function),
         dict, list, enumerate, types.SimpleNamespace, list[int], subclass(dict),
         subclass(collections.defaultdict), subclass(collections.OrderedDict), subclass(types.SimpleNamespace), subclass(enumerate),
         subclass(Exception), subclass(ExceptionGroup), subclass(AttributeError), subclass(list), subclass(int), subclass(str), subclass(set),
         subclass(functools.partial), subclass(collections.deque), object.__init__, Plain.__init__,
         dict.__init__, {}.__init__]
for call in calls:
    for args in (), (function,), ("a", [ValueError()]):
        name = getattr(call, "__name__", type(call).__name__)
        try:
            result = call(*args, **bad)
            print(name, len(args), type(result).__name__)
            del result
        except Exception as e:
            print(name, len(args), type(e).__name__, e)
            del e
print(enumerate.__name__)
for call in enumerate, subclass(enumerate):
    try:
        call()
    except TypeError as e:
        print(e)
