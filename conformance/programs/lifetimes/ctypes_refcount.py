"""ctypes reads the live count through an object's address, and the type next to it."""
import ctypes
import sys

a = [1000, 2000]
count = ctypes.c_ssize_t.from_address(id(a))
print("raw", count.value, "getrefcount", sys.getrefcount(a))
b = a
print("alias", count.value)
c = [a, a]
print("list of two", count.value)
del b, c
print("back", count.value)
print("c_long", ctypes.c_long.from_address(id(a)).value)
typ = ctypes.c_ssize_t.from_address(id(a) + ctypes.sizeof(ctypes.c_ssize_t))
print("type word", typ.value == id(list))


class Head(ctypes.Structure):
    _fields_ = [("refcnt", ctypes.c_ssize_t), ("type", ctypes.c_void_p)]


class Thing:
    pass


t = Thing()
h = Head.from_address(id(t))
print("structure", h.refcnt, h.type == id(Thing), ctypes.sizeof(Head))
keep = [t] * 10
print("ten more", h.refcnt)
del keep
p = ctypes.py_object(t)
print("py_object holds", h.refcnt, p.value is t)
del p
print("released", h.refcnt)
ctypes.pythonapi.Py_IncRef(ctypes.py_object(t))
print("IncRef", h.refcnt)
ctypes.pythonapi.Py_DecRef(ctypes.py_object(t))
print("DecRef", h.refcnt)


def inside(x):
    return ctypes.c_ssize_t.from_address(id(x)).value


print("inside a call", inside(a))
