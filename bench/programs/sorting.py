def run():
    state = 42
    items = []
    for _ in range(30000):
        state = (state * 1103515245 + 12345) & 0x7fffffff
        items.append(state)
    by_key = sorted(items, key=lambda n: n % 1000)
    assert sorted(items) == sorted(by_key)


from rounds import measure
measure(run)
