"""Special methods whose descriptor raises: some slots take them for absent, others pass the exception on."""


def boom(self):
    raise KeyError("bound")


class C:
    __repr__ = property(boom)
    __hash__ = property(boom)
    __eq__ = property(boom)
    __lt__ = property(boom)
    __iter__ = property(boom)
    __await__ = property(boom)
    __aiter__ = property(boom)
    __bool__ = property(boom)
    __len__ = property(boom)
    __contains__ = property(boom)
    __add__ = property(boom)
    __call__ = property(boom)
    __enter__ = property(boom)
    __index__ = property(boom)


class D(C):
    def __getitem__(self, i):
        return "ab"[i]


def attempt(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, e, e.__context__)


c, d = C(), D()
attempt("repr", lambda: repr(c).startswith("<__main__.C object at" if __name__ == "__main__" else "<"))
attempt("hash", lambda: hash(c))
attempt("eq", lambda: c == C())
attempt("ne", lambda: c != C())
attempt("lt", lambda: c < C())
attempt("iter", lambda: iter(c))
attempt("iter by items", lambda: list(d))
attempt("bool", lambda: bool(c))
attempt("len", lambda: len(c))
attempt("in", lambda: 1 in c)
attempt("add", lambda: c + 1)
attempt("call", lambda: c())
attempt("index", lambda: [1][c])


async def waits():
    await c


async def loops():
    async for _ in c:
        pass


attempt("await", lambda: waits().send(None))
attempt("async for", lambda: loops().send(None))


class Reversed(type):
    def mro(cls):
        return super().mro()[::-1]


class X(C, metaclass=Reversed):
    """An MRO that ends in the class itself: super() finds its own __init_subclass__."""


print([k.__name__ for k in X.__mro__])


class NewHidden:
    def __new__(cls, *args):
        return super().__new__(cls)


class NewBack(NewHidden):
    __new__ = object.__new__


attempt("new", lambda: NewBack(1))
del NewHidden.__new__
attempt("new", lambda: type(NewHidden()).__name__)
attempt("new", lambda: NewHidden(1))


class Bound:
    def method(self, *args):
        return args


class Holder:
    bare = Bound().method
    of_class = classmethod(Bound().method)


print(Holder().bare(), Holder.of_class() == (Holder,), hasattr(type(Holder.bare), "__get__"))
