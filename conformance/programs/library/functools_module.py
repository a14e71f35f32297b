"""functools: partial, reduce, lru_cache, singledispatch, total_ordering, wraps, cmp_to_key."""
import functools


@functools.lru_cache(maxsize=2)
def sq(x):
    print("compute", x)
    return x * x


print(sq(2), sq(2), sq(3), sq(4), sq(2), sq.cache_info(), sq.__wrapped__(5))
p = functools.partial(print, "a", sep="-")
p("b", "c")
print(functools.partial(p, end="!\n").keywords, p.func is print, p.args, functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3], 9))


@functools.singledispatch
def kind(x):
    return "object"


@kind.register
def _(x: int):
    return "int"


@kind.register(list)
def _(x):
    return "list"


print(kind(True), kind([]), kind(""), kind.dispatch(bool) is kind.dispatch(int))


@functools.total_ordering
class T:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n


print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2))


def deco(f):
    @functools.wraps(f)
    def wrapper(*a):
        """Replaced."""
        return f(*a)
    return wrapper


@deco
def named(x):
    """Doc."""


print(named.__name__, named.__doc__, named.__wrapped__.__name__)
print(sorted("bca", key=functools.cmp_to_key(lambda a, b: (a < b) - (a > b))))
for f in (lambda: functools.reduce(max, []), lambda: functools.partial(), lambda: functools.partial(5), lambda: sq([])):
    try:
        f()
    except TypeError as e:
        print(e)


class C:
    @functools.cached_property
    def v(self):
        print("once")
        return 1

    m = functools.partialmethod(lambda self, a, b: (a, b), 1)


c = C()
print(c.v, c.v, c.m(2), vars(c))
