"""Coroutines driven by hand: what they hold, closing, dropping and the never-awaited warning."""
import sys
import warnings


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


class Pause:
    def __await__(self):
        got = yield "paused"
        return got


def n(x):
    return sys.getrefcount(x) - 2


async def work(t):
    local = Thing("local")
    got = await Pause()
    print("  resumed with", got)
    return t


t = Thing("arg")
c = work(t)
print("created", n(t), c.cr_frame is not None, c.cr_await)
print(c.send(None), type(c.cr_await).__name__)
try:
    c.send("hello")
except StopIteration as e:
    print("result", e.value is t)
print("finished", n(t), c.cr_frame)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
c = work(t)
c.send(None)
del c
print("dropped suspended", n(t))
warnings.simplefilter("always")
with warnings.catch_warnings(record=True) as log:
    c = work(t)
    del c
    print([str(w.message) for w in log], n(t))
c = work(Thing("closed arg"))
c.close()
print("closed unstarted")
