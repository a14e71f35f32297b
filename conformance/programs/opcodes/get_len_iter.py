"""GET_ITER on every kind of object, and what an iterator of a dying container keeps."""
from probe import T, n, attempt

c = [T(0), T(1)]
it = iter(c)
del c
print("list kept by its iterator")
print(next(it))
del it
print("gone")
for make in (lambda: (T("t"),), lambda: {T("s")}, lambda: {"k": T("v")}, lambda: {"k": T("v")}.values(), lambda: [T("l")][::-1], lambda: iter([T("i")])):
    attempt("loop", lambda: sum(1 for _ in make()))
attempt("none", lambda: [0 for _ in None])
attempt("type", lambda: [0 for _ in int])
attempt("generic alias", lambda: len([*tuple[int]]))
