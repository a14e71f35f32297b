def run():
    for _ in range(20):
        a = [i * 2 for i in range(5000) if i & 1]
        b = {i: str(i) for i in range(2000)}
        c = {i % 100 for i in range(5000)}
        assert len(a) == 2500 and len(b) == 2000 and len(c) == 100


from rounds import measure
measure(run)
