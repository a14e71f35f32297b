"""Objects move up a generation at each collection they survive; counts and thresholds are visible."""
import gc

gc.disable()
gc.collect()


def where(o):
    for g in range(3):
        if any(x is o for x in gc.get_objects(generation=g)):
            return g
    return None


x = []
print("new", where(x))
gc.collect(0)
print("after 0", where(x))
gc.collect(0)
print("still", where(x))
gc.collect(1)
print("after 1", where(x))
gc.collect(2)
print("after 2", where(x))
t = ()
print("untracked", where(t), where(5))
print("any generation", any(o is x for o in gc.get_objects()))
for bad in (3, -1):
    try:
        gc.get_objects(bad)
    except ValueError as e:
        print(e)
print(gc.get_threshold())
gc.set_threshold(50, 3, 2)
print(gc.get_threshold())
gc.set_threshold(70)
print(gc.get_threshold())
gc.set_threshold(700, 10, 10)
gc.collect()
a, b, c = gc.get_count()
keep = [[] for _ in range(100)]
a2 = gc.get_count()[0]
print("allocations counted", a2 - a >= 100, "older", b, c)
del keep
print("deallocations counted", gc.get_count()[0] < 50)
gc.collect(0)
gc.collect(0)
gc.collect(1)
print("counts of older generations", gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
