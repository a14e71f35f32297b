"""Impossible sizes raise MemoryError or OverflowError, caught and uncaught."""
for f in (lambda: [0] * (1 << 60), lambda: (0,) * (1 << 61), lambda: "a" * (1 << 62), lambda: b"a" * (1 << 62), lambda: bytearray(1 << 62), lambda: [0] * (1 << 63),
          lambda: "ab" * (1 << 62), lambda: bytes(1 << 63), lambda: [None] * sys, lambda: 1 << (1 << 66)):
    try:
        f()
    except (MemoryError, OverflowError, NameError) as e:
        print(type(e).__name__, e)
x = [0] * (1 << 60)
