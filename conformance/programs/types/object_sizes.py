"""sys.getsizeof, __sizeof__ and __basicsize__ of built-in objects, of instances of subclasses with and without slots, and their limits."""
import sys


class Big(int):
    def __sizeof__(self):
        return int(self)


class Wrong:
    def __init__(self, size):
        self.size = size

    def __sizeof__(self):
        return self.size


for size in (sys.maxsize, sys.maxsize + 1, -1, -sys.maxsize - 1, -sys.maxsize - 2):
    try:
        print(size, sys.getsizeof(Big(size)))
    except (OverflowError, ValueError) as e:
        print(size, type(e).__name__, e)
for size in (None, 4.5, "4", True, [1]):
    try:
        print(size, sys.getsizeof(Wrong(size)))
    except TypeError as e:
        print(size, e, sys.getsizeof(Wrong(size), "default"))

for base in (list, dict, set, frozenset, bytearray, int, str, bytes, tuple, float, complex, object, Exception, type(sys)):
    slots = () if base in (int, tuple, bytes) else ("x", "y")
    with_slots = type("WithSlots", (base,), {"__slots__": slots})
    plain = type("Plain", (base,), {})
    arguments = ("n",) if base is type(sys) else ()
    a, b = with_slots(*arguments), plain(*arguments)
    print(base.__name__, with_slots.__basicsize__, plain.__basicsize__, a.__sizeof__(), b.__sizeof__(), sys.getsizeof(a), sys.getsizeof(b))

for t in (set, frozenset, bool, type(sys.exc_info), property, type(iter([])), type(iter({})), type(lambda: 0), type((lambda: (yield))())):
    print(t.__name__, t.__basicsize__, t.__itemsize__, t.__weakrefoffset__, t.__dictoffset__)
try:
    1 / 0
except ZeroDivisionError as e:
    print(sys.getsizeof(e.__traceback__), type(e.__traceback__).__basicsize__)

text = "\N{GREEK SMALL LETTER ALPHA}" * 3
print(sys.getsizeof(text))
exec(compile("x = 1 # " + text, "<text>", "exec"))
compiled = "'" + text + "'"
print(sys.getsizeof(compiled), end=" ")
compile(compiled, "<text>", "eval")
print(sys.getsizeof(compiled), sys.getsizeof("ascii"), compile("'ascii'", "", "eval") and sys.getsizeof("ascii"))
print(sys.getallocatedblocks() > 1000)
