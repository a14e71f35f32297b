"""BEFORE_ASYNC_WITH, GET_AITER, GET_ANEXT, END_ASYNC_FOR: managers and iterators released on every path."""
from probe import T, boom, attempt


class M(T):
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        print("  aexit", exc[0] and exc[0].__name__)
        return self.name == "swallow"


class It(T):
    def __aiter__(self):
        self.i = 0
        return self

    async def __anext__(self):
        self.i += 1
        if self.i > 2:
            raise StopAsyncIteration
        if self.name == "bad" and self.i == 2:
            boom()
        return T(f"item {self.i}")


def run(c):
    try:
        c.send(None)
    except StopIteration as e:
        return e.value


async def use(m, it, fail=False):
    async with m as x:
        async for item in it:
            print("  body", item)
            if fail:
                boom()
        else:
            print("  else")
    return "done"


attempt("fine", lambda: run(use(M("m"), It("it"))))
attempt("body fails", lambda: run(use(M("m"), It("it"), True)))
attempt("swallowed", lambda: run(use(M("swallow"), It("it"), True)))
attempt("anext fails", lambda: run(use(M("m"), It("bad"))))
attempt("no aiter", lambda: run(use(M("m"), T("plain"))))
attempt("no aenter", lambda: run(use(T("plain"), It("it"))))


class BadAiter(T):
    def __aiter__(self):
        return 5


class BadAnext(T):
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


attempt("bad aiter", lambda: run(use(M("m"), BadAiter("a"))))
attempt("bad anext", lambda: run(use(M("m"), BadAnext("b"))))


async def comp():
    return [x.name async for x in It("it")], {x.name async for x in It("it2") if x.name}


attempt("comprehensions", lambda: str(len(run(comp()))))
