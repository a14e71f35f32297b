def check(n):
    if n % 2:
        raise ValueError(n)
    return n


def run():
    caught = 0
    for i in range(100000):
        try:
            check(i)
        except ValueError as e:
            caught += 1
        finally:
            i += 1
    assert caught == 50000


from rounds import measure
measure(run)
