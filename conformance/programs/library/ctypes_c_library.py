"""Functions of the C library through ctypes: results that point into C's memory, out parameters, callbacks, errno, variables."""
import ctypes
import errno

libc = ctypes.CDLL("libc.so.6", use_errno=True)
libm = ctypes.CDLL("libm.so.6")

libc.strerror.restype = ctypes.c_char_p
print(libc.strerror(2))
libc.setenv(b"ADDER_CTYPES", b"value", 1)
libc.getenv.restype = ctypes.c_char_p
print(libc.getenv(b"ADDER_CTYPES"), libc.getenv(b"ADDER_NOT_THERE"))

libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
p = libc.malloc(100)
ctypes.memset(p, 65, 10)
print(ctypes.string_at(p, 10))
numbers = (ctypes.c_int * 5).from_address(p)
numbers[:] = [5, 3, 4, 1, 2]
print(list(numbers), ctypes.cast(p, ctypes.POINTER(ctypes.c_int))[3])
libc.free(p)


class Tm(ctypes.Structure):
    _fields_ = [(n, ctypes.c_int) for n in "sec min hour mday mon year wday yday isdst".split()]


libc.gmtime.restype = ctypes.POINTER(Tm)
day = libc.gmtime(ctypes.byref(ctypes.c_long(86400 * 365))).contents
print(day.year, day.mon, day.mday)

libm.frexp.restype = ctypes.c_double
libm.frexp.argtypes = [ctypes.c_double, ctypes.POINTER(ctypes.c_int)]
exponent = ctypes.c_int()
print(libm.frexp(10.0, ctypes.byref(exponent)), exponent.value)
try:
    libm.frexp(10.0, ctypes.byref(ctypes.c_long()))
except ctypes.ArgumentError as e:
    print(e)

compare_type = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
calls = []


def compare(a, b):
    calls.append(1)
    return a[0] - b[0]


values = (ctypes.c_int * 6)(5, 3, 9, 1, 7, 2)
libc.qsort(values, 6, ctypes.sizeof(ctypes.c_int), compare_type(compare))
print(list(values), len(calls) > 4)

print(libc.open(b"/no/such/file", 0), errno.errorcode[ctypes.get_errno()], ctypes.set_errno(7), ctypes.get_errno())
print(ctypes.c_int.in_dll(libc, "optind").value, bool(ctypes.c_void_p.in_dll(libc, "environ").value))
try:
    ctypes.c_int.in_dll(libc, "no_such_variable")
except ValueError:
    print("ValueError")
