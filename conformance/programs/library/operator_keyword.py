"""operator and keyword."""
import keyword
import operator as op

print(op.add(1, 2), op.concat([1], [2]), op.contains("abc", "b"), op.countOf([1, 1], 1), op.indexOf([1, 2], 2), op.index(True), op.truth([]), op.not_(0), op.is_(None, None), op.length_hint(iter([1, 2])))
g = op.itemgetter(1)
print(g("abc"), op.itemgetter(0, 2)("abc"), op.itemgetter(slice(1))("ab"), op.attrgetter("real", "imag")(5), op.attrgetter("__class__.__name__")(1.5), op.methodcaller("split", ",")("a,b"), repr(op.itemgetter(1, 2)), repr(op.attrgetter("a.b")), repr(op.methodcaller("m", 1, k=2)))
l = [1, 2, 3]
op.setitem(l, 0, 9)
op.delitem(l, 1)
print(l, op.iadd(l, [4]), op.getitem(l, -1), op.matmul.__doc__, op.floordiv(-7, 2), op.mod(-7, 3), op.pow(2, 5), op.inv(5), op.call(max, 1, 2))
for f in (lambda: op.itemgetter(), lambda: op.attrgetter(5), lambda: op.indexOf([], 1), lambda: op.index(1.5), lambda: op.itemgetter(5)([]), lambda: op.methodcaller()):
    try:
        f()
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
print(keyword.kwlist, keyword.softkwlist, keyword.iskeyword("match"), keyword.issoftkeyword("match"))
