"""Code objects: attributes, flags, positions, equality, replace."""


def f(a, /, b, *c, d=1, **e):
    """Doc."""
    x = a + b
    def inner():
        return x
    return inner


c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_names, c.co_flags, c.co_stacksize)
print([k if not hasattr(k, "co_name") else k.co_qualname for k in c.co_consts], c.co_consts[0], f(1, 2).__code__.co_freevars)
print([(l - c.co_firstlineno) for _, _, l in c.co_lines() if l], len(c.co_code) == len(list(c.co_positions())) * 2)
print([p for p in compile("a + b", "c", "eval").co_positions()])
print({n: (lambda o: o.__code__.co_flags)(o) for n, o in {"gen": lambda: (yield), "plain": lambda: 1, "star": lambda *a: 1}.items()})


async def co():
    pass


async def ag():
    yield


print(co.__code__.co_flags, ag.__code__.co_flags, compile("1", "c", "exec").co_flags)
r = c.replace(co_name="other", co_firstlineno=100)
print(r.co_name, r.co_firstlineno, r == c, c == c.replace(), hash(c) == hash(c.replace()), r.co_exceptiontable)
for bad in (lambda: c.replace(co_argcount="x"), lambda: c.replace(nope=1), lambda: setattr(c, "co_name", "x")):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
