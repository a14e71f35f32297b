"""Random deep trees that die by count, through the trashcan: what TrashcanTest replays on toy objects.

Recorded with CPython 3.11: python3.11 deep.py > deep.txt
"""
SEEDS = 40
SLOTS = "abcd"

log = []
state = 0


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n


class N:
    __slots__ = ("a", "b", "c", "d", "name")

    def __del__(self):
        log.append(self.name)


def run(seed):
    global state
    state = seed * 7919 + 17
    log.clear()
    nodes = [N()]
    nodes[0].name = 0
    for i in range(1, 200 + seed * 10):
        node = N()
        node.name = i
        parent = nodes[-1 - rnd(min(len(nodes), 3))]
        setattr(parent, SLOTS[rnd(4)], node)
        nodes.append(node)
    log.append("built")
    root = nodes[0]
    node = parent = None
    while len(nodes) > 1:
        nodes.pop()
    nodes.clear()
    log.append("drop")
    root = None
    print(*log)


for seed in range(SEEDS):
    run(seed)
