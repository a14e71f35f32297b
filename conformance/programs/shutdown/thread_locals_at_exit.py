"""Thread locals, context variables and attributes of the main thread."""
import threading
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
l = threading.local()
l.x = D("main local")
def w():
    l.x = D("thread local"); print("set")
t = threading.Thread(target=w); t.start(); t.join()
import contextvars
v = contextvars.ContextVar("v"); v.set(D("contextvar"))
class L(threading.local):
    def __init__(self): self.y = D("sub local")
k = L()
threading.current_thread().mine = D("on main thread")
