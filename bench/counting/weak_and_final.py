"""Weak references and finalizers: 20,000 a round."""
import gc
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


class Revived:
    def __del__(self):
        revived.append(self)


revived = []


def ignore(ref):
    pass


def weakref_made_and_dropped():
    thing = Plain()
    for _ in range(N):
        weakref.ref(thing, ignore)


def weakref_shared():
    thing = Plain()
    kept = weakref.ref(thing)
    for _ in range(N):
        weakref.ref(thing)


def weakref_called():
    thing = Plain()
    ref = weakref.ref(thing)
    for _ in range(N):
        ref()


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


def many_weakrefs_to_one():
    thing = Plain()
    refs = [weakref.ref(thing, ignore) for _ in range(N)]
    del thing


def proxy_made_and_dropped():
    thing = Plain()
    for _ in range(N):
        weakref.proxy(thing, ignore)


def finalizer_called():
    for _ in range(N):
        Finalized()


def finalizer_revives():
    for _ in range(N):
        Revived()
        revived.clear()


def finalizers_in_cycles():
    for _ in range(N):
        thing = Finalized()
        thing.itself = thing
    del thing
    gc.collect()


def weakref_finalize():
    for _ in range(N // 10):
        thing = Plain()
        weakref.finalize(thing, ignore, None)
        del thing


def weak_value_dictionary():
    table = weakref.WeakValueDictionary()
    for i in range(N):
        thing = Plain()
        table[i] = thing
        assert table[i] is thing
    del thing
    assert not table


def weak_value_dictionary_kept():
    table = weakref.WeakValueDictionary()
    things = [Plain() for _ in range(N)]
    for i, thing in enumerate(things):
        table[i] = thing
    del thing
    things.clear()
    assert not table


def weak_key_dictionary():
    table = weakref.WeakKeyDictionary()
    for i in range(N):
        thing = Plain()
        table[thing] = i
        assert table[thing] == i
    del thing
    assert not table


def weak_set():
    table = weakref.WeakSet()
    for _ in range(N):
        thing = Plain()
        table.add(thing)
    del thing
    assert not table


measure_all([weakref_made_and_dropped, weakref_shared, weakref_called, weakref_cleared, weakref_called_back, many_weakrefs_to_one,
             proxy_made_and_dropped, finalizer_called, finalizer_revives, finalizers_in_cycles, weakref_finalize,
             weak_value_dictionary, weak_value_dictionary_kept, weak_key_dictionary, weak_set])
