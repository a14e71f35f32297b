"""Sixteen threads share and drop objects: counts, callbacks, finalizers and collected cycles all add up in the end."""
import gc
import queue
import sys
import threading
import weakref

THREADS = 16
ROUNDS = 60
sys.setswitchinterval(1e-6)

lock = threading.Lock()
totals = {}


def add(name, n=1):
    with lock:
        totals[name] = totals.get(name, 0) + n


class Shared:
    pass


class Finalized:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        finalized.append(self.name)


class Node:
    def __init__(self):
        self.me = self
        self.payload = [self, {"node": self}]


class Resurrected:
    def __del__(self):
        kept.append(self)


finalized = []
called = []
kept = []
shared = [Shared() for _ in range(8)]
constant = ("a", "tuple", shared[0])
before = [sys.getrefcount(o) for o in shared]
before_constant = sys.getrefcount(constant)
start = threading.Barrier(THREADS)
mail = [queue.Queue() for _ in range(THREADS)]
simple = queue.SimpleQueue()


def holders(turn):
    """References of many kinds to the shared objects, all dropped again."""
    o = shared[turn % 8]
    listed = [o] * 10
    tupled = (o, listed, constant)
    mapped = {i: o for i in range(20)}
    pairs = {(i, o) for i in range(5)}
    closed = lambda: (o, tupled)
    generator = (x for x in listed)
    next(generator)
    bound = mapped.get
    o.attribute = turn
    try:
        raise ValueError(o, tupled)
    except ValueError as error:
        caught = error
    caught.__traceback__ = None
    return len(listed) + len(mapped) + len(pairs) + len(closed()) + bound(3).attribute * 0


def work(index):
    start.wait()
    held = 0
    for turn in range(ROUNDS):
        held += holders(turn + index)
        # an object that dies in this thread, and one that dies wherever its last reference goes
        own = Finalized("own")
        reference = weakref.ref(own, lambda r: called.append(1))
        del own
        assert reference() is None
        mail[(index + 1) % THREADS].put(Finalized("sent"))
        simple.put(Shared())
        mail[index].get()
        simple.get()
        # garbage for the collector
        node = Node()
        weakref.finalize(node, called.append, 2)
        del node
        if turn % 20 == index % 20:
            gc.collect()
        if turn % 10 == 0:
            Resurrected()
        # attributes that all threads replace
        shared[0].latest = Finalized("replaced")
        vars(shared[1]).update(latest=[constant])
    add("held", held)
    add("threads")


threads = [threading.Thread(target=work, args=(i,)) for i in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
del threads, thread
for o in shared:
    vars(o).clear()
del o
gc.collect()

print("totals", sorted(totals.items()))
print("counts unchanged", [sys.getrefcount(o) for o in shared] == before, sys.getrefcount(constant) == before_constant)
print("finalized", {name: finalized.count(name) for name in sorted(set(finalized))})
print("weakref callbacks", called.count(1), "finalize callbacks", called.count(2))
print("resurrected", len(kept), all(type(o) is Resurrected for o in kept))
print("queues", simple.qsize(), sum(q.qsize() for q in mail))
print("garbage", gc.garbage, sum(isinstance(o, Node) for o in gc.get_objects()))
