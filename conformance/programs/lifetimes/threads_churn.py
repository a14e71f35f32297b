"""Short-lived threads, thread locals, locks of all kinds, executors: what belongs to a thread dies with it."""
import concurrent.futures
import gc
import sys
import threading
import weakref

sys.setswitchinterval(1e-6)
died = []
guard = threading.Lock()


class Owned:
    def __init__(self, kind):
        self.kind = kind

    def __del__(self):
        with guard:
            died.append(self.kind)


local = threading.local()
shared = Owned("shared")
base = sys.getrefcount(shared)


class Counter:
    def __init__(self):
        self.condition = threading.Condition()
        self.value = 0

    def up(self):
        with self.condition:
            self.value += 1
            self.condition.notify_all()

    def wait_for(self, value):
        with self.condition:
            self.condition.wait_for(lambda: self.value >= value)


def short(counter, semaphore, rlock):
    local.item = Owned("local")
    local.again = shared
    with semaphore, rlock, rlock:
        mine = [shared] * 3
    frame_local = Owned("frame")
    if counter.value % 3 == 0:
        sys.exit()
    counter.up()
    del mine


for generation in range(4):
    counter = Counter()
    semaphore = threading.BoundedSemaphore(3)
    rlock = threading.RLock()
    threads = [threading.Thread(target=short, args=(counter, semaphore, rlock)) for _ in range(16)]
    references = [weakref.ref(t) for t in threads]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    del t, threads
    print(generation, "threads left", sum(r() is not None for r in references), threading.active_count())
gc.collect()
print({kind: died.count(kind) for kind in sorted(set(died))}, sys.getrefcount(shared) == base)


class ByKeyword(threading.Thread):
    def __init__(self, item):
        super().__init__()
        self.item = item

    def run(self):
        item = self.item
        del self.item


item = Owned("member")
thread = ByKeyword(item)
del item
thread.start()
thread.join()
print("member", died.count("member"))
del thread

died.clear()
with concurrent.futures.ThreadPoolExecutor(16) as pool:
    futures = [pool.submit(lambda n, keep: n * n, n, Owned("argument")) for n in range(200)]
    print("sum", sum(f.result() for f in concurrent.futures.as_completed(futures)))
    del futures
print("arguments", died.count("argument"))


def fails(keep):
    raise KeyError(keep)


died.clear()
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    futures = [pool.submit(fails, Owned("error")) for n in range(20)]
    print("errors", sum(isinstance(f.exception(), KeyError) for f in futures))
    print("held by errors", died.count("error"))
    del futures
gc.collect()
print("released", died.count("error"))

went = threading.Event()
timer = threading.Timer(0.01, lambda owner: went.set(), [Owned("timer")])
timer.start()
went.wait()
timer.join()
print("timer keeps its arguments", died.count("timer"))
del timer
print("timer", died.count("timer"))
print("alive", threading.active_count(), [t.name for t in threading.enumerate()])
