"""SEND, GET_YIELD_FROM_ITER and GET_AWAITABLE: delegation to generators, iterators and failing ones."""
from probe import T, boom, n, attempt


def sub(t):
    got = yield t
    print("  sub got", got)
    return T("return value")


def main(source):
    r = yield from source
    print("  main got", r)


def drive(g, *sends):
    next(g)
    try:
        for s in sends:
            g.send(s)
    except StopIteration:
        print("  stop")


attempt("generator", lambda: drive(main(sub(T("yielded"))), T("sent")))
attempt("list", lambda: drive(main([T(0), T(1)]), None, None))
attempt("send to a list iterator", lambda: drive(main([T(0), T(1)]), T("unwanted")))
attempt("not iterable", lambda: next(main(5)))


class Throwing(T):
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *a):
        print("  throw", a[0].__name__ if isinstance(a[0], type) else repr(a[0]))
        raise KeyError("from throw")

    def close(self):
        print("  close")


g = main(Throwing("it"))
next(g)
attempt("throw", lambda: g.throw(ValueError("x")))
g = main(Throwing("it2"))
next(g)
attempt("close", g.close)


class Aw(T):
    def __await__(self):
        return 5


async def co(x):
    await x


def step(c):
    try:
        c.send(None)
    finally:
        c.close()


attempt("bad await", lambda: step(co(Aw("aw"))))
attempt("await int", lambda: step(co(5)))
attempt("await generator", lambda: step(co((i for i in [1]))))
