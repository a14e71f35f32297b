"""Random object graphs whose deaths are logged: what OrderTest replays on toy objects.

Recorded with CPython 3.11: python3.11 order.py > order.txt, and with collections that start by themselves:
python3.11 order.py auto > auto.txt
"""
import gc
import sys
import weakref

SEEDS = 150
STEPS = 90
SLOTS = "abcd"
AUTO = "auto" in sys.argv

log = []
roots = [None] * 6
wrs = [None] * 4
serial = 0
state = 0


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n


class N0:
    __slots__ = ("a", "b", "c", "d", "name", "__weakref__")


class N1:
    __slots__ = ("a", "b", "c", "d", "name", "__weakref__")

    def __del__(self):
        log.append(f"del{self.name}")


class N2:
    __slots__ = ("a", "b", "c", "d", "name", "__weakref__")

    def __del__(self):
        log.append(f"back{self.name}")
        roots[self.name % 6] = self


class N3:
    __slots__ = ("a", "b", "c", "d", "name", "__weakref__")

    def __del__(self):
        log.append(f"cut{self.name}")
        self.b = None


KINDS = N0, N1, N2, N3


class W(weakref.ref):
    __slots__ = ("name",)


def callback(wr):
    log.append(f"cb{wr.name}")


def collect(generation):
    log.append(f"gc{generation}")
    log.append(f"={gc.collect(generation)}")
    for i in range(3):
        log.append(f"[{i}")
        for o in gc.get_objects(i):
            if type(o) in KINDS:
                log.append(f"n{o.name}")
            elif type(o) is W:
                log.append(f"w{o.name}")
        log.append("]")


def step():
    global serial
    op = rnd(10)
    if op < 3:
        node = KINDS[rnd(4)]()
        node.name = serial
        serial += 1
        roots[rnd(6)] = node
    elif op < 6:
        source = roots[rnd(6)]
        target = roots[rnd(6)]
        slot = SLOTS[rnd(4)]
        if source is not None and target is not None:
            setattr(source, slot, target)
    elif op == 6:
        roots[rnd(6)] = None
    elif op == 7:
        target = roots[rnd(6)]
        holder = roots[rnd(6)]
        place = rnd(3)
        if target is not None and holder is not None:
            if place == 0:
                wr = W(target)
            else:
                wr = W(target, callback)
            wr.name = serial
            serial += 1
            if place < 2:
                wrs[rnd(4)] = wr
            else:
                holder.d = wr
    elif op == 8:
        collect(rnd(3))
    else:
        holder = roots[rnd(6)]
        if holder is not None:
            value = getattr(holder, SLOTS[rnd(3)], None)
            roots[rnd(6)] = value


def run(seed):
    global serial, state
    serial = 0
    state = seed * 7919 + 17
    log.clear()
    gc.collect()
    if AUTO:
        gc.enable()
    for _ in range(STEPS):
        step()
    gc.disable()
    log.append("end")
    for _ in range(2):
        for i in range(6):
            roots[i] = None
        for i in range(4):
            wrs[i] = None
        collect(2)
    print(" ".join(log))


gc.disable()
gc.set_threshold(5, 2, 1)
gc.collect()
gc.freeze()
for seed in range(SEEDS):
    run(seed)
