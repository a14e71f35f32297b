# A large payload leaves the process's resident size when the last reference to its owner goes.
import array
import io

MB = 1 << 20
# more than there is for young objects in a virtual machine, which would have it twice while it moves it
SIZE = 192 * MB


def resident():
    with open("/proc/self/statm", "rb") as f:
        return int(f.read().split()[1]) * 4096


def show(what, alive, after):
    print(what, alive - after > SIZE * 0.8)


def whole(what, make):
    for _ in range(2):
        payload = make()
        if isinstance(payload, bytearray):
            payload[::4096] = b"\1" * len(payload[::4096])
        alive = resident()
        del payload
        show(what, alive, resident())


whole("bytearray", lambda: bytearray(SIZE))
whole("bytearray of bytes", lambda: bytearray(b"ab") * (SIZE // 2))
whole("bytes", lambda: b"ab" * (SIZE // 2))
whole("array", lambda: array.array("d", [1.5]) * (SIZE // 8))
whole("join", lambda: b",".join([b"x" * 1023] * (SIZE // 1024)))


def grow(a, block):
    while len(a) * getattr(a, "itemsize", 1) < SIZE:
        a.extend(block)
    return a


whole("grown bytearray", lambda: grow(bytearray(), b"z" * 4 * MB))
whole("grown array", lambda: grow(array.array("i"), array.array("i", [7]) * MB))


print("in the end", resident() < 3 * SIZE)

# what is handed out again is zero where it must be
for size in 70_000, MB, 8 * MB:
    for _ in range(3):
        a = bytearray(size)
        print(a.count(0) == size, end=" ")
        a[:] = b"\xff" * size
        b = bytes(size)
        print(b.count(0) == size, end=" ")
        del a, b
print()

# a view keeps the payload, and so does what was made of it
a = bytearray(b"q") * (2 * MB)
view = memoryview(a)[MB:]
del a
junk = [bytearray(2 * MB) for _ in range(5)]
print(view[0], view[-1], bytes(view).count(b"q"))
view.release()
data = b"r" * (2 * MB)
stream = io.BytesIO(data)
del data
junk = [bytearray(2 * MB) for _ in range(5)]
print(stream.getvalue().count(b"r"))


class Bytes(bytes):
    pass


part = Bytes(b"s" * (2 * MB))
plain = bytes(part)
del part
junk = [b"t" * (2 * MB) for _ in range(5)]
print(plain.count(b"s"))
a = bytearray(b"u" * (2 * MB))
a += a[:MB]
a *= 2
print(a.count(b"u"))
