"""Chains of 100,000 links of every kind die by count and by the collector, the last first, without a stack overflow."""
import collections
import functools
import gc
import itertools
import types
import weakref

LINKS = 100_000


class Instance:
    pass


class Slotted:
    __slots__ = "next", "__weakref__"


class Finalized:
    def __del__(self):
        global finalized
        finalized += 1


class List(list):
    pass


class Tuple(tuple):
    pass


class Dict(dict):
    pass


def instance(link):
    result = Instance()
    result.next = link
    return result


def instance_dict(link):
    result = Instance()
    result.__dict__["next"] = link
    return result


def slotted(link):
    result = Slotted()
    result.next = link
    return result


def finalizing(link):
    result = Finalized()
    result.next = link
    return result


def closure(link):
    return lambda: link


def suspended(link):
    yield link


def generator(link):
    result = suspended(link)
    next(result)
    return result


def coroutine(link):
    return started(link)


async def started(link):
    return link


def context(link):
    result = ValueError()
    result.__context__ = link if isinstance(link, Exception) else KeyError(link)
    return result


def cause(link):
    result = ValueError()
    result.__cause__ = link if isinstance(link, Exception) else KeyError(link)
    return result


KINDS = {
    "list": lambda link: [link],
    "tuple": lambda link: (link,),
    "dict": lambda link: {0: link},
    "instance": instance,
    "instance's dict": instance_dict,
    "slots": slotted,
    "__del__": finalizing,
    "closure": closure,
    "cell": types.CellType,
    "generator": generator,
    "unstarted generator": suspended,
    "__context__": context,
    "__cause__": cause,
    "args": ValueError,
    "list subclass": lambda link: List((link,)),
    "tuple subclass": lambda link: Tuple((link,)),
    "dict subclass": lambda link: Dict(a=link),
    "deque": lambda link: collections.deque((link,)),
    "OrderedDict": lambda link: collections.OrderedDict(a=link),
    "SimpleNamespace": lambda link: types.SimpleNamespace(a=link),
    "iterator": lambda link: iter([link]),
    "items": lambda link: {0: link}.items(),
}
# these have no trashcan: CPython takes its own stack for them
PLAIN_KINDS = {
    "method": lambda link: types.MethodType(len, link),
    "staticmethod": staticmethod,
    "property": property,
    "slice": slice,
    "map": lambda link: map(len, link if hasattr(link, "__iter__") else [link]),
    "filter": lambda link: filter(link, ()),
    "enumerate": lambda link: enumerate(link if hasattr(link, "__iter__") else [link]),
    "chain": itertools.chain,
    "repeat": itertools.repeat,
    "cycle": lambda link: itertools.cycle(link if hasattr(link, "__iter__") else [link]),
    "partial": lambda link: functools.partial(len, link),
    "generic alias": lambda link: types.GenericAlias(list, (link,)),
    "cached function": lambda link: functools.lru_cache(link if callable(link) else lambda: link),
}



def chain(make, first):
    link = first
    for _ in range(LINKS):
        link = make(link)
    return link


gc.disable()
for name, make in (KINDS | PLAIN_KINDS).items():
    finalized = 0
    first = Slotted()
    gone = weakref.ref(first)
    last = chain(make, first)
    del first
    held = gone() is not None
    del last
    print(name, "by count:", held, gone() is None, finalized)

    finalized = 0
    first = Instance()
    gone = weakref.ref(first)
    first.last = chain(make, first)
    del first
    held = gone() is not None
    found = gc.collect()
    print(name, "by the collector:", held, gone() is None, found >= LINKS or found, finalized)
