"""Structures laid over the headers of objects: counts, types, sizes, contents; counts written through them."""
import ctypes, gc, sys
class PyObject(ctypes.Structure):
    _fields_ = [("ob_refcnt", ctypes.c_ssize_t), ("ob_type", ctypes.c_void_p)]
class C: pass
x = C()
n = ctypes.c_ssize_t.from_address(id(x))
print(n.value)
l=[x]*5
print(n.value, sys.getrefcount(x)-1)
del l
print(n.value)
h = PyObject.from_address(id(x))
print(h.ob_refcnt, h.ob_type == id(C))
h.ob_refcnt += 3
print(sys.getrefcount(x)-1)
h.ob_refcnt -= 3
print(sys.getrefcount(x)-1)
n.value = 5
print(h.ob_refcnt); n.value = 1
print(ctypes.c_void_p.from_address(id(x)+8).value == id(type(x)))
print(ctypes.c_ssize_t.from_address(id(C)).value == sys.getrefcount(C)-1)
class VarObject(ctypes.Structure):
    _fields_=[("base",PyObject),("ob_size",ctypes.c_ssize_t)]
for o in [1,2**40,-2**70,(1,2,3),[1,2],b"abc"]:
    v=VarObject.from_address(id(o))
    print(type(o).__name__, v.ob_size, v.base.ob_type==id(type(o)))
f=1.5
print(ctypes.c_double.from_address(id(f)+16).value)
t=(x,)
print(ctypes.c_void_p.from_address(id(t)+24).value==id(x))
print(ctypes.cast(id(x), ctypes.py_object).value is x)
print(ctypes.cast(id(x), ctypes.POINTER(ctypes.c_ssize_t))[0])
print(ctypes.cast(id(x), ctypes.POINTER(PyObject)).contents.ob_refcnt)
del t
print(n.value)
ctypes.pythonapi.Py_IncRef(ctypes.py_object(x)); print(n.value)
ctypes.pythonapi.Py_DecRef(ctypes.py_object(x)); print(n.value)
print(ctypes.string_at(id(b'hello')+32,5) )
