"""An exception unwinds exactly the part of the value stack above the handler's depth."""
from probe import T, Boom, boom, attempt


def deep():
    return T("a"), [T("b"), {"k": (T("c"), {T("d"): boom()})}]


def args():
    return print(T("a"), T("b").name, *[T("c")], sep=boom())


def chain():
    return [T("a"), T("b")].index(T("c"))


def in_handler():
    for x in [T("loop item")]:
        with_list = [T("kept local")]
        try:
            return [T("on stack"), x, boom()]
        except Boom:
            print("  caught, loop continues")
    return "loop finished"


def in_call_args():
    try:
        return max(T("first"), key=(lambda k: k)(boom()))
    except Boom:
        return "handled"


def in_subscript():
    d = {}
    d[T("key")] = [T("value"), boom()]


def in_fstring():
    return f"{T('a').name}{[T('b'), boom()]}"


def in_comprehension():
    return [(T("x"), y, 1 / (1 - y)) for y in range(3)]


def in_default():
    def f(a=T("a"), b=[T("b"), boom()]):
        pass


def in_augmented():
    l = [T("item")]
    l[T("a").name == "a" and 0] += [T("rhs"), boom()]


for f in (deep, args, chain, in_handler, in_call_args, in_subscript, in_fstring, in_comprehension, in_default, in_augmented):
    attempt(f.__name__, f)
