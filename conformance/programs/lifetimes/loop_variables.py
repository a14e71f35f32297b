"""Loop variables and temporaries keep exactly one item alive while the next one is made."""


class T:
    def __init__(self, n):
        self.n = n
        print("  new", n)

    def __del__(self):
        print("  del", self.n)


print("for over a generator")
for t in (T(i) for i in range(3)):
    print("  body", t.n)
print("after")
del t
print("map, no name")
for _ in map(T, "ab"):
    pass
_ = None
print("del in the body")
for t in map(T, "xy"):
    del t
print("while with walrus")
it = iter(map(T, [1, 2]))
while (t := next(it, None)) is not None:
    print("  body", t.n)
print("enumerate")
for i, t in enumerate(map(T, "pq")):
    pass
t = None
print("end")
