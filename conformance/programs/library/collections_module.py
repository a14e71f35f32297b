"""collections: Counter, deque, defaultdict, OrderedDict, namedtuple, ChainMap, UserDict."""
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple

c = Counter("abracadabra")
print(c, c.most_common(2), c["zz"], c + Counter("xa"), c - Counter("aaaa"), c & Counter("ab"), +Counter(a=-1), c.total(), sorted(c.elements())[:3])
d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
print(d, d.pop(), d.popleft(), d.rotate(1), d, d.maxlen, d.index(3) if 3 in d else None, deque([1]) + deque([2]), deque("abc").count("a"))
for f in (lambda: deque().pop(), lambda: deque([1])[5], lambda: deque(maxlen=-1), lambda: deque([1]).remove(2)):
    try:
        f()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
dd = defaultdict(list, a=[0])
dd["b"].append(1)
print(dd, dd.get("z"), dd.default_factory)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o.popitem(last=False), list(reversed(o)), o == {"b": 2, "a": 1}, o == OrderedDict(a=1, b=2))
P = namedtuple("P", "x y", defaults=[5])
p = P(1)
print(p, p._replace(x=9), p._asdict(), P._fields, P._make([7, 8]), p == (1, 5), P.x.__doc__)
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 4
print(m["a"], dict(m), m.maps, m.new_child({"b": 0})["b"], m.parents)
try:
    namedtuple("Bad", "class")
except ValueError as e:
    print(e)
print(UserDict(a=1) | {"b": 2}, UserList([1]) + [2])
