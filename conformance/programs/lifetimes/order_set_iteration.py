"""Sets release members in table order, which also is iteration order."""


class H:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h

    def __repr__(self):
        return f"H{self.h}"

    def __del__(self):
        out.append(self.h)


out = []
for hashes in ([3, 1, 2], [8, 0, 16, 24], [5, 13, 21, 6, 7], list(range(20, 0, -3)), [-1, -2, -3], [1 << 61, (1 << 61) - 1, 7]):
    s = set(map(H, hashes))
    order = [x.h for x in s]
    out.clear()
    del s
    print(hashes, "->", order, "died in order:", out == order or (len(out), len(order)))
s = set(map(H, range(8)))
for h in list(s):
    if h.h % 2:
        s.remove(h)
del h
s.add(H(64))
s.add(H(9))
print([x.h for x in s])
out.clear()
s.clear()
print(out)
print(list({8, 1, 16, 0, 24}), list({"a", "b", "c", "d"}), list(frozenset([33, 1, 65])))
a, b = {1, 9, 17}, {17, 25, 33}
print(list(a | b), list(b | a), list(a & b), list(a ^ b), list(a - {9}))
