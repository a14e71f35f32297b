import gc


class Node:
    pass


def run():
    gc.collect()
    for i in range(50000):
        a, b = Node(), Node()
        a.other, b.other = b, a
    del a, b
    gc.collect()


from rounds import measure
measure(run)
