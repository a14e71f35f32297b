"""An uncaught exception in a thread is printed; the program goes on."""
import threading


def work():
    raise ValueError("in a thread")


def leave():
    raise SystemExit("ignored silently")


seen = []
threading.excepthook = lambda a: seen.append((a.exc_type.__name__, str(a.exc_value), a.thread.name))
for f in (work, leave):
    t = threading.Thread(target=f, name="worker-" + f.__name__)
    t.start()
    t.join()
print(seen)

print("main ends")
