class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def run():
    p = Point(0, 0)
    for i in range(300000):
        p.x = p.y + 1
        p.y = p.x - i
        p.x += i
    assert p.x


from rounds import measure
measure(run)
