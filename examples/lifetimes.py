"""Object lifetimes on show: counts, a cascade, a weak cache, a cycle, and finalizers in order.

Run it with ./adder examples/lifetimes.py, then with CPython 3.11: both print the same.
"""
import gc
import sys
import weakref


class Part:
    """Something that says when it dies."""

    def __init__(self, name, *parts):
        self.name = name
        self.parts = list(parts)

    def __del__(self):
        print("    gone:", self.name)


def heading(text):
    print(f"\n{text}\n{'-' * len(text)}")


def count(label, thing):
    # One reference belongs to getrefcount's argument, one to this function's parameter.
    print(f"  {label:<34}{sys.getrefcount(thing) - 2}")


heading("Counts")
engine = Part("engine")
count("one name", engine)
spare = engine
count("a second name", engine)
shelf = [engine, engine]
count("twice in a list", engine)
shelf.pop()
count("one taken off", engine)
del spare, shelf
count("name and list deleted", engine)

heading("A cascade: the last reference to the car takes everything with it")
car = Part("car", engine, Part("door", Part("handle"), Part("window")), Part("wheel"))
del engine
print("  deleting the car")
del car
print("  the next line runs after all of them")

heading("A weak cache: it serves, but keeps nothing alive")
cache = weakref.WeakValueDictionary()


def load(name):
    part = cache.get(name)
    if part is None:
        print("    loading", name)
        part = cache[name] = Part(name)
    return part


first = load("picture")
print("  served from the cache:", load("picture") is first, "| entries:", len(cache))
del first
print("  entries:", len(cache))

heading("A cycle: counting alone can not free it, the collector does")
gc.disable()
gc.collect()  # what the start has left behind
parent, child = Part("parent"), Part("child")
parent.parts.append(child)
child.parts.append(parent)
watch = weakref.ref(parent)
del parent, child
print("  names deleted, still there:", watch() is not None)
print("  collecting")
found = gc.collect()
print(f"  found {found} objects; still there: {watch() is not None}")
gc.enable()

heading("The order of an ending")
thing = Part("thing", Part("its part"))
older = weakref.ref(thing, lambda ref: print("    older callback"))
newer = weakref.ref(thing, lambda ref: print("    newer callback"))
weakref.finalize(thing, print, "    finalize")
print("  deleting")
del thing

heading("A generator dropped in the middle still runs its finally")


def steps():
    tool = Part("tool of the generator")
    try:
        yield "working"
        yield "never reached"
    finally:
        print("    finally")


s = steps()
print(" ", next(s))
del s

heading("The end of the program")
last = Part("last global")
