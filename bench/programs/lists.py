def run():
    items = []
    for i in range(200000):
        items.append(i)
    total = 0
    for i in range(len(items)):
        total += items[i]
    items.reverse()
    items.sort()
    items[10:20] = []
    while items:
        items.pop()
    assert total == 19999900000


from rounds import measure
measure(run)
