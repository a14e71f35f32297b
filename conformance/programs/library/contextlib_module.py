"""contextlib: generators as managers, suppress, redirect, closing, async forms, errors."""
import contextlib
import io


@contextlib.contextmanager
def cm(name):
    print("enter", name)
    try:
        yield name
    except ValueError as e:
        print("swallow", e)
    else:
        print("clean", name)


with cm("a") as x:
    print(x)
with cm("b"):
    raise ValueError("v")
try:
    with cm("c"):
        raise KeyError("k")
except KeyError as e:
    print("through", e)


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def never():
    yield from ()


for m in (twice, never):
    try:
        with m():
            pass
    except RuntimeError as e:
        print(e)
out = io.StringIO()
with contextlib.redirect_stdout(out), contextlib.suppress(ZeroDivisionError):
    print("captured")
    1 / 0
print(repr(out.getvalue()))


class D(contextlib.ContextDecorator):
    def __enter__(self):
        print("in")

    def __exit__(self, *e):
        print("out")


@D()
def f(x):
    return x * 2


print(f(4))


@contextlib.asynccontextmanager
async def acm():
    print("async enter")
    yield 5
    print("async exit")


async def main():
    async with acm() as v, contextlib.AsyncExitStack() as st:
        st.push_async_callback(later)
        return v


async def later():
    print("later")


try:
    main().send(None)
except StopIteration as e:
    print(e.value)
