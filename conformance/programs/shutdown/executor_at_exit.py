"""An executor that is never shut down, and submitting to it at exit."""
import concurrent.futures, threading, atexit, queue
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
ex = concurrent.futures.ThreadPoolExecutor(2)
def job(d): return d.n
fs = [ex.submit(job, D("arg %d" % i)) for i in range(3)]
print([f.result() for f in fs])
atexit.register(lambda: print("atexit", [t.name for t in threading.enumerate()]))
def late():
    try: ex.submit(job, 1)
    except RuntimeError as e: print(e)
atexit.register(late)
q = queue.Queue(); q.put(D("queued"))
