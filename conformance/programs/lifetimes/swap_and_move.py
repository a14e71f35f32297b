"""Moving a reference between names, containers and frames without losing or duplicating it."""
import sys


class T:
    def __del__(self):
        print("  dies")


def n(x):
    return sys.getrefcount(x) - 2


def take(box):
    return box.pop()


def give():
    t = T()
    return [t]


box = give()
print(n(box[0]))
t = take(box)
print(n(t), box)
box.append(t)
del t
print(n(box[0]))
box[0], other = None, box[0]
print(n(other), box)
d = {"k": other}
del other
v = d.pop("k")
print(n(v), d)
s = {v}
v = s.pop()
print(n(v), s)
v = (v,)[0]
print(n(v))
v = [v].pop()
print(n(v))
v = (lambda x: x)(v)
print(n(v))
v = next(iter([v]))
print(n(v))
v = max(v, v, key=id)
print(n(v))
v = None
print("end")
