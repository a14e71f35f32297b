"""
Sixteen threads that share containers, cycles, weak references, finalizers, generators and exceptions: what is counted at the end is the
same in whatever order they ran.
"""
import collections
import gc
import queue
import sys
import threading
import weakref

sys.setswitchinterval(1e-5)
THREADS = 16
ROUNDS = 12
events = collections.deque()  # append is atomic


class Node:
    def __init__(self, kind):
        self.kind = kind

    def __del__(self):
        events.append("del " + self.kind)


def counted():
    """What has happened since the last call, in alphabetical order."""
    gc.collect()
    counts = collections.Counter(events)
    events.clear()
    return dict(sorted(counts.items()))


def in_threads(work, *arguments):
    """Runs work(number, *arguments) in all threads, which begin at the same moment."""
    barrier = threading.Barrier(THREADS)
    errors = []

    def run(number):
        try:
            barrier.wait()
            work(number, *arguments)
        except BaseException as error:
            errors.append(type(error).__name__)
            raise

    threads = [threading.Thread(target=run, args=(n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


# One list, dict, set and deque for all.
shared_list, shared_dict, shared_set, shared_deque = [], {}, set(), collections.deque()


def containers(number, token):
    for i in range(ROUNDS):
        mine = Node("shared")
        shared_list.append((mine, token))
        shared_dict[number, i] = mine
        shared_set.add(mine)
        shared_deque.appendleft([mine, token])
        copies = list(shared_list), dict(shared_dict), shared_set.copy()
        assert any(mine is pair[0] for pair in copies[0])
        if i % 3 == 0:
            del shared_dict[number, i]
            shared_set.discard(mine)


token = object()
before = sys.getrefcount(token)
print("errors", in_threads(containers, token))
print(len(shared_list), len(shared_dict), len(shared_set), len(shared_deque), sys.getrefcount(token) - before)
print(counted())
shared_dict.clear()
shared_set.clear()
shared_deque.clear()
print(sys.getrefcount(token) - before, {sys.getrefcount(pair[0]) for pair in shared_list}, counted())
shared_list.clear()
print(sys.getrefcount(token) - before, counted())


# Cycles through several threads' objects, and weak references with callbacks to them.
heads = [None] * THREADS
references = collections.deque()


def dead(reference):
    events.append("callback")


def cycles(number):
    for i in range(ROUNDS):
        node = Node("cycle")
        node.itself = node
        node.neighbour = heads[(number + 1) % THREADS]
        heads[number] = node
        references.append(weakref.ref(node, dead))
        weakref.finalize(node, events.append, "finalize").atexit = False
        if i % 4 == 3:
            heads[number] = None
            del node
            gc.collect(i % 3)


print("errors", in_threads(cycles))
print(heads == [None] * THREADS)
print(counted(), sum(r() is not None for r in references))
references.clear()
print(counted())


# One target for everybody's weak references; threads ask for it while it dies.
class Target:
    pass


def watch(number, box, go, alive):
    mine = [weakref.ref(box[0], dead) for _ in range(5)]
    proxy = weakref.proxy(box[0], dead)
    alive.append(proxy.__class__ is Target)
    go.wait()
    if number == 0:
        box.clear()
    for r in mine:
        strong = r()
        assert strong is None or type(strong) is Target
        del strong
    go.wait()
    assert all(r() is None for r in mine)
    try:
        proxy.anything
    except ReferenceError:
        events.append("gone")


box, alive = [Target()], []
print("errors", in_threads(watch, box, threading.Barrier(THREADS), alive))
print(alive.count(True), counted())


# Thread locals, of which each thread has its own and which die with it.
class Local(threading.local):
    def __init__(self, kind):
        self.node = Node(kind)


local = Local("of main")


def locals_of_threads(number):
    assert local.node.kind == "of main"
    for i in range(ROUNDS):
        local.node = Node("local")
        local.cycle = [local.node]
        local.cycle.append(local.cycle)
    local.last = Node("last local")


print("errors", in_threads(locals_of_threads))
print(counted(), hasattr(local, "last"))
del local
print(counted())


# Exceptions raised in one thread, raised again in another, with the frames of both.
def fails(kind, depth):
    kept = Node(kind)
    if depth == 0:
        raise LookupError(kept)
    try:
        fails(kind, depth - 1)
    except LookupError as error:
        raise RuntimeError(depth) from error


def exceptions(number, raised):
    for i in range(ROUNDS):
        try:
            fails("error", 3)
        except RuntimeError as error:
            raised.put((number, error))
        source, caught = raised.get()
        try:
            raise caught
        except RuntimeError as again:
            chain = []
            while again is not None:
                chain.append(type(again).__name__)
                again = again.__cause__
            events.append(" ".join(chain))
        finally:
            del caught
        again = None


print("errors", in_threads(exceptions, queue.Queue()))
print(counted())


# Generators begun in one thread, continued and closed in others.
def numbers(kind):
    held = Node(kind)
    try:
        total = 0
        while True:
            total += yield total
    finally:
        events.append("closed")


def generators(number, begun):
    for i in range(ROUNDS):
        generator = numbers("generator")
        next(generator)
        begun.put(generator)
        del generator
        for _ in range(5):
            try:
                other = begun.get_nowait()
            except queue.Empty:
                break
            if other.send(1) < 9:
                begun.put(other)
            elif number % 2:
                other.close()
            del other


begun = queue.Queue()
print("errors", in_threads(generators, begun))
while not begun.empty():
    begun.get()
print(counted())


# Everything by way of queues: each object passes through all threads.
def relay(number, queues):
    for i in range(ROUNDS):
        queues[number].put([Node("relayed")])
    for i in range(ROUNDS * THREADS):
        passed = queues[number].get()
        passed.append(token)
        if len(passed) <= THREADS:
            queues[(number + 1) % THREADS].put(passed)
        del passed


queues = [queue.Queue() for _ in range(THREADS)]
print("errors", in_threads(relay, queues))
print([q.qsize() for q in queues] == [0] * THREADS, sys.getrefcount(token) - before, counted())


# Objects that their finalizers bring back, into a list that all threads empty.
class Back(Node):
    def __del__(self):
        events.append("back")
        revived.append(self)


revived = []


def resurrect(number):
    for i in range(ROUNDS):
        Back("back")
        try:
            one = revived.pop()
        except IndexError:
            continue
        one.kind = Node("held by the revived")
        del one


print("errors", in_threads(resurrect))
revived.clear()
print(counted())
print(threading.active_count(), sys.getrefcount(token) - before)
