"""A reference taken and one dropped, 300,000 pairs a round, by the place that holds it."""
import os
import sys

sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "programs"))
from rounds import measure_all

N = 100000


class Holder:
    pass


class Slotted:
    __slots__ = ("a", "b", "c")


place = None


def in_locals():
    a = b = c = object()
    for _ in range(N):
        a = b
        c = a
        b = c


def in_globals():
    global place
    thing, other = object(), object()
    for _ in range(N):
        place = thing
        place = other
        place = thing
    place = None


def in_closures():
    def change():
        nonlocal cell
        for _ in range(N):
            cell = thing
            cell = other
            cell = thing
    thing, other = object(), object()
    cell = None
    change()


def in_list():
    thing, other = object(), object()
    items = [None]
    for _ in range(N):
        items[0] = thing
        items[0] = other
        items[0] = thing


def in_dict():
    thing, other = object(), object()
    items = {"a": None}
    for _ in range(N):
        items["a"] = thing
        items["a"] = other
        items["a"] = thing


def in_attributes():
    thing, other = object(), object()
    holder = Holder()
    for _ in range(N):
        holder.a = thing
        holder.a = other
        holder.a = thing


def in_slots():
    thing, other = object(), object()
    holder = Slotted()
    for _ in range(N):
        holder.a = thing
        holder.a = other
        holder.a = thing


def in_arguments():
    def take(a, b, c):
        pass
    a, b, c = object(), object(), object()
    for _ in range(N):
        take(a, b, c)


def in_list_copied():
    items = [object()] * (N // 10)
    for _ in range(30):
        items[:]


def in_list_popped():
    thing = object()
    items = []
    push, pop = items.append, items.pop
    for _ in range(N * 3):
        push(thing)
        pop()


measure_all([in_locals, in_globals, in_closures, in_list, in_dict, in_attributes, in_slots, in_arguments, in_list_copied, in_list_popped])
