"""gc.freeze hides everything from the collector until gc.unfreeze."""
import gc

gc.disable()
gc.collect()
gc.unfreeze()
gc.collect()


class C:
    def __del__(self):
        print("  del")


c = C()
c.me = c
print("frozen before", gc.get_freeze_count())
gc.freeze()
print("some frozen", gc.get_freeze_count() > 100, "young empty", gc.get_count()[0] < 20)
del c
print("garbage is frozen too", gc.collect())
young = []
young.append(young)
del young
print("new garbage is found", gc.collect())
gc.unfreeze()
print("frozen after", gc.get_freeze_count())
print("now", gc.collect())
s = gc.get_stats()
print(len(s), sorted(s[0]), all(isinstance(v, int) for d in s for v in d.values()))
before = gc.get_stats()[2]
x = []
x.append(x)
del x
gc.collect()
after = gc.get_stats()[2]
print({k: after[k] - before[k] for k in after})
