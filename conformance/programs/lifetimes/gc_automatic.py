"""Automatic collection starts at container allocation once the threshold is passed."""
import gc

runs = []
gc.collect()
gc.callbacks.append(lambda phase, info: phase == "stop" and runs.append(info["generation"]))
gc.set_threshold(100, 5, 5)
gc.enable()
keep = []
for i in range(20):
    keep.append([[] for _ in range(110)])
print("young runs", runs.count(0) > 10, "middle runs", runs.count(1) >= 2)
runs.clear()
for i in range(5000):
    i + 1000, str(i), i * 1.5
print("non-containers and freed objects do not trigger", len(runs))
for i in range(5000):
    []
print("alloc and free balance", len(runs))


class Node:
    dead = 0

    def __init__(self):
        self.me = self

    def __del__(self):
        Node.dead += 1


for i in range(1000):
    Node()
print("cycles die on their own", Node.dead > 800)
gc.set_threshold(0)
runs.clear()
for i in range(1000):
    Node()
print("threshold 0 turns it off", len(runs))
gc.set_threshold(100)
gc.disable()
for i in range(1000):
    Node()
print("disabled", len(runs), gc.isenabled())
gc.enable()
Node()
[[] for _ in range(300)]
print("enabled again", len(runs) > 0)
gc.callbacks.clear()
