"""The program ends while a daemon thread waits; a normal thread is waited for first."""
import atexit
import threading


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


never = threading.Event()
started = threading.Event()
go = threading.Event()


def daemon():
    started.set()
    never.wait()


def normal():
    go.wait()
    print("normal thread finishes")


threading.Thread(target=daemon, daemon=True).start()
started.wait()
n = threading.Thread(target=normal)
n.start()
atexit.register(print, "atexit after joining")
t = T("global")
print("end of main", threading.active_count())
go.set()
