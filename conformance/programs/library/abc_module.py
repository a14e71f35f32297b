"""abc: abstract methods, registration, subclass hooks."""
import abc
import collections.abc as cabc


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self):
        ...

    @property
    @abc.abstractmethod
    def name(self):
        ...


class Half(Shape):
    def area(self):
        return 1


class Square(Half):
    name = "square"


for c in (Shape, Half):
    try:
        c()
    except TypeError as e:
        print(e)
print(Square().name, sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__))
Shape.register(int)
print(isinstance(5, Shape), issubclass(bool, Shape), issubclass(str, Shape))


class Sized(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasshook__(cls, c):
        return hasattr(c, "__len__") or NotImplemented


print(issubclass(list, Sized), issubclass(int, Sized), isinstance([], cabc.MutableSequence), isinstance({}, cabc.Mapping), isinstance(len, cabc.Callable))


class Seq(cabc.Sequence):
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return [1, 2, 3][i]


s = Seq()
print(list(s), 2 in s, s.index(3), s.count(1), list(reversed(s)), hash(cabc.Hashable) is not None)
