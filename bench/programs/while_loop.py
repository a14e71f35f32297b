def run():
    i = 0
    total = 0
    while i < 1000000:
        total += i & 7
        i += 1
    assert total == 3500000


from rounds import measure
measure(run)
