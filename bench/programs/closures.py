def adder(n):
    def add(x):
        nonlocal n
        n += 1
        return x + n
    return add


def run():
    for i in range(3000):
        f = adder(i)
        for k in range(50):
            f(k)


from rounds import measure
measure(run)
