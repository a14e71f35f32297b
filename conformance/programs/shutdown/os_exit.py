"""os._exit ends at once: no finalizers, no atexit, no flush."""
import atexit
import os
import sys


class T:
    def __del__(self):
        print("never printed")


t = T()
atexit.register(print, "never printed")
print("flushed")
sys.stdout.flush()
sys.stdout.write("lost in the buffer")
try:
    os._exit(5)
finally:
    print("never reached")
