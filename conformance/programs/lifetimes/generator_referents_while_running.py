"""What the collector sees of a generator that runs, and the order in which it meets a generic alias and its arguments."""
import gc


class Thing:
    pass


def names(objects):
    return [type(x).__name__ for x in objects if not isinstance(x, (str, type, type(gc)))]


def generator(thing):
    local = Thing()
    print("running", names(gc.get_referents(g)), names(gc.get_referrers(local)))
    yield local
    frame = [g.gi_frame]
    print("running with a frame", names(gc.get_referents(g)))
    del frame
    g.held = None


g = generator(Thing())
print("new", names(gc.get_referents(g)))
thing = next(g)
print("suspended", names(gc.get_referents(g)), names(gc.get_referrers(thing)))
try:
    next(g)
except AttributeError as e:
    print(e)
print("ended", names(gc.get_referents(g)))


async def coroutine():
    print("running", names(gc.get_referents(c)))


c = coroutine()
try:
    c.send(None)
except StopIteration:
    print("ended", names(gc.get_referents(c)))

before = set(map(id, gc.get_objects()))
thing = Thing()
alias = list[thing]
nested = {"alias": dict[Thing(), alias]}
print(names(o for o in gc.get_objects() if id(o) not in before)[:6])
gc.collect()
print(names(o for o in gc.get_objects() if id(o) not in before and type(o).__name__ not in ("set", "list")))
