"""Generators, coroutines and asynchronous generators suspended at exit."""
import sys
def g(n):
    try:
        yield 1
    finally:
        print("finally", n, sys is None)
x = g("x"); next(x)
y = g("y"); next(y); z = [y]; z.append(z)
async def co():
    try:
        await aw()
    finally:
        print("coroutine finally")
class aw:
    def __await__(self): yield 1
c = co(); c.send(None)
async def never(): pass
n = never()
async def ag():
    try: yield 1
    finally: print("asyncgen finally")
a = ag()
try: a.__anext__().send(None)
except StopIteration: pass
