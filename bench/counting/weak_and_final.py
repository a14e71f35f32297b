"""Weak references and finalizers: 20,000 a round."""
import os
import sys
import weakref

sys.path.insert(1, os.path.join(os.path.dirname(__file__), "..", "programs"))
from rounds import measure_all

N = 20000


class Plain:
    pass


class Finalized:
    def __del__(self):
        pass


def ignore(ref):
    pass


def weakref_made_and_dropped():
    thing = Plain()
    for _ in range(N):
        weakref.ref(thing, ignore)


def weakref_cleared():
    for _ in range(N):
        thing = Plain()
        ref = weakref.ref(thing)
        del thing
        assert ref() is None


def weakref_called_back():
    for _ in range(N):
        thing = Plain()
        ref = weakref.ref(thing, ignore)
        del thing


def finalizer_called():
    for _ in range(N):
        Finalized()


def weak_value_dictionary():
    table = weakref.WeakValueDictionary()
    for i in range(N):
        thing = Plain()
        table[i] = thing
        assert table[i] is thing
    del thing
    assert not table


def weak_set():
    table = weakref.WeakSet()
    for _ in range(N):
        thing = Plain()
        table.add(thing)
    del thing
    assert not table


measure_all([weakref_made_and_dropped, weakref_cleared, weakref_called_back, finalizer_called, weak_value_dictionary, weak_set])
