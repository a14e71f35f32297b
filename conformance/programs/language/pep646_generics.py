"""PEP 646: star in subscripts and *args annotations, generic aliases, unions."""
import typing


class A:
    def __class_getitem__(cls, k):
        return k


print(A[*[1, 2]], A[1, *"ab"], A[*()], A[0:1, *[2]], A[*[3],])


class D(dict):
    def __setitem__(self, k, v):
        print("set", k, v)

    def __delitem__(self, k):
        print("del", k)


d = D()
d[1, *[2, 3]] = "v"
del d[*[4]]
Ts = typing.TypeVarTuple("Ts")


def f(*args: *Ts) -> tuple[*Ts]:
    pass


print(f.__annotations__["args"], f.__annotations__["return"])
print(list[int], dict[str, list[int]], tuple[()], tuple[int, ...], type(list[int]).__name__, list[int] == list[int], list[int]([1]))
print(int | None, int | str | int, (int | str) == (str | int), isinstance(5, int | str), type(int | None).__name__, (int | list[str]).__args__)
T = typing.TypeVar("T")
print(list[T][int], dict[T, T][str], list[T].__parameters__, tuple[*tuple[int, ...]])
print(list[int].__origin__, list[int].__args__, list[int].append.__name__, isinstance([], list))
for code in ("isinstance([], list[int])", "int[str]", "list[int][str]", "int | 5", "class_getitem", "issubclass(list, list[int])"):
    try:
        print(eval(code))
    except (TypeError, NameError) as e:
        print(code, "->", e)
