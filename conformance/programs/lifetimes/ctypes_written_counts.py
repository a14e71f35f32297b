"""Counts written through structures, pointers, arrays and memmove: who lives longer, who dies."""
import ctypes, sys, gc
S = ctypes.c_ssize_t
class Header(ctypes.Structure):
    _fields_ = [("ob_refcnt", S), ("ob_type", ctypes.c_void_p)]
class C:
    def __del__(self): print("dying", self.name)
# a count one too high: the object outlives its names
x = C(); x.name = "kept"
h = Header.from_address(id(x))
h.ob_refcnt += 1
del x
print("still there", h.ob_refcnt)
y = ctypes.cast(ctypes.addressof(h), ctypes.py_object).value
print(y.name, h.ob_refcnt)
h.ob_refcnt -= 1
del y
print("now gone")
# a count one too low: it dies while a name is left
z = C(); z.name = "early"
n = S.from_address(id(z))
n.value += 1
a = z
n.value -= 1
print(n.value)
del a
print(n.value)
n.value = 1
# through a pointer, an array, memmove
p = ctypes.cast(id(z), ctypes.POINTER(S))
p[0] += 5; print(sys.getrefcount(z) - 1); p[0] -= 5
arr = (S * 2).from_address(id(z))
print(arr[0], arr[1] == id(C))
arr[0] = 7; print(sys.getrefcount(z) - 1); arr[0] = 1
v = S(9)
ctypes.memmove(id(z), ctypes.byref(v), 8); print(n.value); n.value = 1
ctypes.c_int.from_address(id(z)).value = 4; print(n.value); n.value = 1
print(ctypes.string_at(id(z), 8))
b = ctypes.c_byte.from_address(id(z)); b.value = 3; print(n.value); b.value = 1
print(ctypes.c_uint64.from_address(id(z)).value, ctypes.c_int32.from_address(id(z)).value, ctypes.c_int32.from_address(id(z)+4).value)
u = ctypes.cast(id(z), ctypes.py_object); print(n.value); del u; print(n.value)
del z
