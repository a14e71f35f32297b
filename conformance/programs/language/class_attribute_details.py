"""Classes: __name__, __qualname__, __module__, __doc__, __bases__, __dict__, assignment of __class__ and bases."""


class A:
    """Doc."""
    class B:
        def m(self):
            def inner():
                pass
            return inner


print(A.B.__qualname__, A.B().m().__qualname__, A.__module__, A.__doc__, A.B.__doc__, A.__bases__, A.__base__, type(A.__dict__).__name__)
A.__name__ = "Renamed"
A.__qualname__ = "X.Y"
print(A, A.__name__, repr(A()).split(" object")[0])
A.__doc__ = "new doc"
print(A.__doc__, A().__doc__)
for code in ("A.__name__ = 5", "A.__bases__ = ()", "A.__bases__ = (int,)", "A.__dict__ = {}", "del A.__name__", "A.__mro__ = ()", "int.x = 1", "A().__class__ = 5", "A().__class__ = int",
             "object().x = 1", "A.__dict__['x'] = 1", "A.missing", "del A.missing", "type(5, 6)", "type('a', 5, {})", "type('a', (5,), {})", "class X(5): pass", "class X(bool): pass", "class X(A, metaclass=5): pass"):
    try:
        exec(code)
        print(code, "fine")
    except (TypeError, AttributeError) as e:
        print(code, "->", type(e).__name__, e)


class P:
    x = "P"


class Q:
    x = "Q"


class R(P):
    pass


r = R()
R.__bases__ = (Q,)
print(r.x, R.__mro__[1].__name__, P.__subclasses__(), isinstance(r, Q))
p = P()
p.__class__ = Q
print(p.x, p.__class__.__name__)
print(type("T", (A,), {"__module__": "mod", "__doc__": None}), A.__subclasses__()[-1].__name__ if A.__subclasses__() else "none left")
print(isinstance(A, type), issubclass(A, (int, (str, object))), isinstance(1, (str, (int,))), type(type) is type, type.__base__)


class Callable_:
    __slots__ = ()
    __module__ = "elsewhere"
    __qualname__ = "Name.Given"


print(Callable_, Callable_.__name__)
