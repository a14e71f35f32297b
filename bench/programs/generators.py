def count(n):
    for i in range(n):
        yield i


def chain(n):
    yield from count(n)


def run():
    assert sum(count(200000)) == 19999900000
    assert sum(x + 1 for x in chain(100000)) == 5000050000


from rounds import measure
measure(run)
