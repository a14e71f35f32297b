"""threading: locks, conditions, events, semaphores, barriers, timers, names."""
import queue
import threading

lock = threading.Lock()
print(lock.acquire(), lock.acquire(blocking=False), lock.locked(), lock.release(), lock.acquire(timeout=0.01), lock.release())
r = threading.RLock()
with r, r:
    print("reentrant")
for f in (lock.release, r.release):
    try:
        f()
    except RuntimeError as e:
        print(e)
cond, items, got = threading.Condition(), [], []


def consumer():
    with cond:
        cond.wait_for(lambda: len(items) == 3)
        got.extend(items)


t = threading.Thread(target=consumer, name="consumer")
t.start()
for i in range(3):
    with cond:
        items.append(i)
        cond.notify()
t.join()
print(got, t.is_alive(), t.name, t.daemon)
total = 0


def add():
    global total
    for _ in range(1000):
        with lock:
            total += 1


ts = [threading.Thread(target=add) for _ in range(4)]
[t.start() for t in ts]
[t.join() for t in ts]
print(total)
sem, ev, bar = threading.BoundedSemaphore(1), threading.Event(), threading.Barrier(2)
sem.acquire()
sem.release()
try:
    sem.release()
except ValueError as e:
    print(e)
res = []
t = threading.Thread(target=lambda: res.append(bar.wait()))
t.start()
res.append(bar.wait())
t.join()
print(sorted(res), ev.is_set(), ev.wait(0.01), ev.set(), ev.wait())
q = queue.Queue(maxsize=1)
q.put(1)
try:
    q.put_nowait(2)
except queue.Full:
    print("full", q.get(), q.empty())
tm = threading.Timer(0.01, lambda: res.append("timer"))
tm.start()
tm.join()
print(res[-1], threading.current_thread().name, threading.main_thread().name, threading.active_count())
for f in (t.start, lambda: threading.Thread().join(), lambda: threading.current_thread().join()):
    try:
        f()
    except RuntimeError as e:
        print(e)
