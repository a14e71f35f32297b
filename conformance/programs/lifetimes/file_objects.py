"""Files close when their last reference goes, with a ResourceWarning if nobody closed them."""
import gc
import io
import os
import tempfile
import warnings

warnings.simplefilter("always")
path = os.path.join(tempfile.mkdtemp(), "f.txt")


class Wrapper:
    def __init__(self, path):
        self.f = open(path, "w")

    def write(self, s):
        self.f.write(s)

    def __del__(self):
        print("  wrapper closes, was open:", not self.f.closed)
        self.f.close()


w = Wrapper(path)
w.write("hello")
print("buffered size", os.path.getsize(path))
del w
print("flushed size", os.path.getsize(path))
with warnings.catch_warnings(record=True) as log:
    f = open(path)
    del f
    print([w.category.__name__ for w in log], str(log[0].message).startswith("unclosed file <_io.TextIOWrapper"))
with open(path) as f:
    raw = f.buffer
    print(f.read(), raw.closed)
print(raw.closed, f.closed)


class Loud(io.StringIO):
    def close(self):
        if not self.closed:
            print("  Loud.close")
        super().close()


l = Loud("x")
del l
print("text wrapper drops its buffer")
b = io.BytesIO()
t = io.TextIOWrapper(b, "utf-8")
t.write("abc")
del t
print("buffer closed too", b.closed)
b = io.BytesIO()
t = io.TextIOWrapper(b, "utf-8")
t.write("abc")
d = t.detach()
del t
print("detached survives", d.closed, d.getvalue())
os.remove(path)
os.rmdir(os.path.dirname(path))
