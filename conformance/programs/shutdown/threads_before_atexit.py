"""The main thread waits for threads, then runs atexit; callbacks of threading keep the globals to the very end."""
import threading, time, atexit
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
ev = threading.Event()
def work():
    local = D("thread local var")
    ev.wait()
    print("thread works on", g.n)
t = threading.Thread(target=work); t.start()
g = D("global")
atexit.register(print, "atexit")
threading._register_atexit(lambda: (print("threading atexit"), ev.set()))
print("main done")
