"""Beyond fifty nested deallocations the trashcan postpones: the order of death shows where."""


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        order.append(self.name)


order = []


def run(label, build, depth):
    order.clear()
    x = None
    for i in range(depth):
        x = build(i, x)
    x = None
    jumps = [(a, b) for a, b in zip(order, order[1:]) if b != a - 1]
    print(label, depth, "deaths", len(order), "first", order[:3], "last", order[-3:], "jumps", jumps[:6])


for depth in (10, 49, 50, 51, 52, 120, 260):
    run("list, item then rest", lambda i, x: [T(i), x], depth)
for depth in (49, 50, 51, 120):
    run("list, rest then item", lambda i, x: [x, T(i)], depth)
for depth in (51, 120):
    run("tuple", lambda i, x: (T(i), x), depth)
    run("dict", lambda i, x: {0: x, 1: T(i)}, depth)


class Node(T):
    def __init__(self, name, nxt):
        super().__init__(name)
        self.next = nxt


for depth in (51, 120, 300):
    run("instances", Node, depth)
