def run():
    x = 0.5
    for _ in range(500000):
        x = 3.7 * x * (1.0 - x)
    assert 0.0 < x < 1.0


from rounds import measure
measure(run)
