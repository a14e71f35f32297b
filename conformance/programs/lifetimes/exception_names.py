"""`except ... as e` unbinds e at the end of the block; an unbound exception dies with the block."""
import sys


class Err(Exception):
    def __del__(self):
        print("  del", self.args[0])


def n(x):
    return sys.getrefcount(x) - 2


try:
    raise Err("bound")
except Err as e:
    print("inside", n(e))
    print("exc_info is it", sys.exc_info()[1] is e)
print("after", "e" in globals())
try:
    raise Err("unbound")
except Err:
    print("inside unbound")
print("after unbound")
try:
    raise Err("rebound")
except Err as e:
    e = None
    print("rebound inside, still handled", sys.exc_info()[1].args)
print("after rebound", "e" in globals())
try:
    raise Err("deleted")
except Err as e:
    del e
    print("deleted inside")
print("after deleted")
keep = Err("kept")
base = n(keep)
try:
    raise keep
except Err as e:
    print("raised existing", n(keep) - base)
print("after", n(keep) - base, keep.__traceback__ is not None)
try:
    try:
        raise Err("first")
    except Err as e:
        raise Err("second")
except Err as e:
    print("context", e.__context__.args, n(e.__context__))
print("both gone")
del keep
