"""Weak references and cycles: callbacks outside the garbage run, those inside it do not."""
import gc
import weakref

gc.disable()


class C:
    def __del__(self):
        print("  del, outer ref:", outer() if outer else "n/a")


def cb(name):
    return lambda ref: print("  callback", name, ref())


outer = None
c = C()
c.me = c
outer = weakref.ref(c, cb("outside"))
c.inner = weakref.ref(c, cb("inside the garbage"))
del c
print("collect")
gc.collect()
print(outer())


class P:
    pass


p = P()
p.me = p
q = P()
q.me = q
p.to_q = weakref.ref(q, cb("held by p, which is garbage too"))
keep = weakref.ref(q, cb("held outside"))
del p, q
print("both garbage")
gc.collect()

outer = None
d = weakref.WeakValueDictionary()
x = P()
x.me = x
d["x"] = x
del x
print("in weak dict before", len(d))
gc.collect()
print("after", len(d))
f = P()
f.me = f
weakref.finalize(f, print, "  finalize from the collector")
del f
gc.collect()
class Res:
    def __del__(self):
        global back
        back = self
back = None
v = Res()
v.me = v
w = weakref.ref(v)
del v
gc.collect()
print("resurrected, weakref stays cleared", back is not None, w())
