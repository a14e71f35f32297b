def run():
    table = {}
    for i in range(100000):
        table[i] = i
    for i in range(100000):
        table[i] += 1
    words = {}
    for i in range(100000):
        key = "k" + str(i % 1000)
        words[key] = words.get(key, 0) + 1
    for key, value in words.items():
        assert value == 100
    for i in range(100000):
        del table[i]


from rounds import measure
measure(run)
