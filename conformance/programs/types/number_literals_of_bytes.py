"""Numbers read from bytes-like objects, and the messages where they are none."""
import array
class B(bytes): pass
for f in (int, float, complex, lambda x: int(x, 10)):
    for x in (b'x', bytearray(b'y'), memoryview(b'z'), array.array('B', b'w'), B(b'q'), b'a'*300, bytearray(b'b'*300), memoryview(b'12'), array.array('B', b'13'), b'1\0', bytearray(b'1\0'), memoryview(b'abcd')[::2], memoryview(b'1122')[::2], 'x'*300):
        try: print(f(x))
        except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
