"""threading.local values die with their thread, and when the local itself is dropped."""
import sys
import threading


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


local = threading.local()
local.x = T("main value")


def work(name):
    print("  sees x:", hasattr(local, "x"))
    local.x = T(name)
    arg = T("local of " + name)
    print("  end of", name)


for name in ("one", "two"):
    t = threading.Thread(target=work, args=(name,))
    t.start()
    t.join()
    print("joined", name)
print("main still has", local.x.name)


class Custom(threading.local):
    def __init__(self, start):
        print("  init in", "main" if threading.current_thread() is threading.main_thread() else "thread")
        self.n = start


c = Custom(5)
c.n += 1
out = []
t = threading.Thread(target=lambda: out.append(c.n))
t.start()
t.join()
print(c.n, out)
del local
print("local dropped")


def raiser():
    x = T("local of a failing thread")
    raise ValueError("in thread")


threading.excepthook = lambda a: print("  hook", a.exc_type.__name__, a.exc_value, a.thread.name)
t = threading.Thread(target=raiser, name="failing")
t.start()
t.join()
print("done", threading.active_count())
