"""Thread locals, context and handled exception of threads that still wait at the end die first, the newest thread's first; locals do not."""
import atexit
import contextvars
import threading


class Fin:
    def __init__(self, tag):
        self.tag = tag

    def __del__(self, print=print):
        print("fin", self.tag)


local = threading.local()
var = contextvars.ContextVar("var")


def daemon(n, started):
    kept = Fin(f"local variable of {n}")
    local.x = Fin(f"thread local of {n}")
    var.set(Fin(f"context variable of {n}"))
    try:
        raise ValueError(Fin(f"exception of {n}"))
    except ValueError:
        started.set()
        threading.Event().wait()


for n in range(3):
    started = threading.Event()
    threading.Thread(target=daemon, args=(n, started), daemon=True).start()
    started.wait()
in_globals = Fin("global")
atexit.register(print, "atexit")
print("end")
