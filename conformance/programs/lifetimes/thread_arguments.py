"""A thread holds its target and arguments until it has run; then they are released."""
import sys
import threading


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def n(x):
    return sys.getrefcount(x) - 2


def target(a, b=None):
    print("  running with", a.name)


x = T("arg")
t = threading.Thread(target=target, args=(x,), kwargs={"b": x})
print("created", n(x))
t.start()
t.join()
print("finished", n(x))
del t
t = threading.Thread(target=target, args=(x,))
del t
print("never started", n(x))
go, done = threading.Event(), threading.Event()
seen = []


def holder(v):
    done.set()
    go.wait()
    seen.append(v.name)


t = threading.Thread(target=holder, args=(T("moved into thread"),))
t.start()
done.wait()
print("while it runs the main thread holds nothing")
go.set()
t.join()
print(seen)
results = []
lock = threading.Lock()
shared = T("shared")
base = n(shared)


def churn():
    for _ in range(2000):
        a = [shared]
        b = (shared, a)
    with lock:
        results.append(1)


ts = [threading.Thread(target=churn) for _ in range(4)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print("exact after four threads", n(shared) == base, len(results))
del t, ts
