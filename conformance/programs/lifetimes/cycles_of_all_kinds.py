"""gc.collect() return values for a cycle through each kind of container."""
import collections
import functools
import gc
import itertools
import types

gc.collect()
gc.disable()


class C:
    pass


class S:
    __slots__ = ("x",)


def case(label, make):
    make()
    print(f"{label:22}", gc.collect())


def lst():
    a = []
    a.append(a)


def dct():
    d = {}
    d["d"] = d


def tup():
    t = ([],)
    t[0].append(t)


def inst():
    c = C()
    c.c = c


def inst_dict():
    c = C()
    c.__dict__["c"] = c


def slots():
    s = S()
    s.x = s


def closure():
    def f():
        return f


def method():
    c = C()
    c.m = types.MethodType(len, c)


def gen():
    def g():
        yield box
    box = []
    x = g()
    box.append(x)
    next(x)


def klass():
    class K:
        pass


def exc():
    try:
        1 / 0
    except ZeroDivisionError as e:
        kept = e


def deque():
    d = collections.deque()
    d.append(d)


def part():
    a = []
    a.append(functools.partial(print, a))


def chain():
    a = []
    a.append(itertools.chain(a))


def cell():
    c = types.CellType()
    c.cell_contents = c


def mapping():
    d = {}
    d["p"] = types.MappingProxyType(d)


def it():
    a = []
    a.append(iter(a))


def sett():
    c = C()
    c.s = {c}


for f in (lst, dct, tup, inst, inst_dict, slots, closure, method, gen, klass, exc, deque, part, chain, cell, mapping, it, sett):
    case(f.__name__, f)
