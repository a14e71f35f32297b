"""The death, by counting, of deep and of wide structures of 200,000 objects, which are made before the time begins."""
import gc
import os
import sys

sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "programs"))
from rounds import measure

N = 200000


class Node:
    pass


class Final:
    def __del__(self):
        pass


class Slotted:
    __slots__ = ("next",)


def chain_of(link):
    def make():
        chain = None
        for _ in range(N):
            chain = link(chain)
        return [chain]
    return make


def instance(chain):
    node = Node()
    node.next = chain
    return node


def instance_with_del(chain):
    node = Final()
    node.next = chain
    return node


def instance_with_slots(chain):
    node = Slotted()
    node.next = chain
    return node


def closure(chain):
    return lambda: chain


def generator(chain):
    def hold():
        yield chain
    made = hold()
    next(made)
    return made


def exception(chain):
    error = ValueError()
    error.__context__ = chain
    return error


def tree():
    def make(depth):
        return [make(depth - 1), make(depth - 1)] if depth else []
    return [make(16)]


DEEP = {
    "deep_lists": lambda chain: [chain],
    "deep_tuples": lambda chain: (chain,),
    "deep_dicts": lambda chain: {"next": chain},
    "deep_instances": instance,
    "deep_instances_del": instance_with_del,
    "deep_slots": instance_with_slots,
    "deep_closures": closure,
    "deep_generators": generator,
    "deep_exceptions": exception,
}
WIDE = {
    "wide_list_of_lists": lambda: [[[] for _ in range(N)]],
    "wide_list_of_tuples": lambda: [[(i,) for i in range(N)]],
    "wide_list_of_ints": lambda: [[i for i in range(1000, N)]],
    "wide_list_of_strings": lambda: [[str(i) for i in range(N)]],
    "wide_list_of_instances": lambda: [[instance(None) for _ in range(N)]],
    "wide_list_of_one": lambda: [[None] * N],
    "wide_tuple_of_lists": lambda: [tuple([[] for _ in range(N)])],
    "wide_dict_of_lists": lambda: [{i: [] for i in range(N)}],
    "wide_set_of_tuples": lambda: [{(i,) for i in range(N)}],
    "tree_of_lists": tree,
}

gc.disable()
for name, link in DEEP.items():
    measure(list.clear, name, chain_of(link))
for name, make in WIDE.items():
    measure(list.clear, name, make)
