"""dict: every method, order, merging, errors."""
from tell import tell
tell("""
! d = {'a': 1, 'b': 2}
[d.get('a'), d.get('z'), d.get('z', 0), d.setdefault('c', 3), d.setdefault('a', 9), d.pop('b'), d.pop('z', None), d]
d.pop('z')
d['z']
d[[]]
! del d['z']
[d.update(x=1), d.update([('y', 2)]), d.update({'a': 0}, z=5), d.popitem(), list(d), d.copy() == d, dict.fromkeys('ab'), dict.fromkeys([1], [])]
{}.popitem()
{}.update(5)
{}.update([1])
{}.update([(1, 2, 3)])
{}.update(['ab', 'c'])
{}.update({}, {})
dict([['a', 1]], b=2, **{'c': 3})
dict(5)
dict(1, 2)
dict(**{1: 2})
dict.fromkeys(5)
[{'a': 1} | {'b': 2}, {'a': 1} | {'a': 2}, {1: 2} == {1.0: 2.0}, {} != {1: 1}, list(reversed({'a': 1, 'b': 2})), {1: 'a', True: 'b', 1.0: 'c'}]
{} | []
{} < {}
! d = {'k': 1}; d |= {'m': 2}; d |= [('n', 3)]
d
! d |= 5
[d.keys(), d.values(), d.items(), len(d), 'k' in d, 1 in d.values(), ('k', 1) in d.items(), list(d.items())[0]]
[d.keys() & {'k', 'z'}, sorted(d.keys() | ['q']), d.keys() - ['k', 'm'], sorted(d.keys() ^ {'k', 'w'}), d.keys() == {'k', 'm', 'n'}, d.keys() <= {'k', 'm', 'n', 'o'}, d.keys().isdisjoint(['p']), d.items() & {('k', 1)}]
d.values() == d.values()
d.keys()[0]
d.keys() + d.keys()
hash({})
hash({}.keys())
! r = {}; r['self'] = r; v = r.values()
[r, v]
[{}.get.__name__, {'a': {}}, {(1, 2): 3}, {None: None}, list(map(list, [d.keys(), d.values()])), next(iter(d)), max({'a': 5, 'b': 1}), sorted({'b': 1, 'a': 2}.items())]
""")


class D(dict):
    def __missing__(self, k):
        self[k] = f"made {k}"
        return self[k]


d = D(a=1)
print(d["x"], d, d.get("q"), "q" in d, d | {"z": 1}, type(d | {}).__name__, type(d.copy()).__name__)
