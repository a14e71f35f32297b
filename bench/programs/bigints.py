def run():
    a, b = 0, 1
    for _ in range(3000):
        a, b = b, a + b
    x = 3 ** 2000
    for i in range(300):
        assert x * x // x == x
    assert len(str(a)) == 627


from rounds import measure
measure(run)
