"""How many objects a context is, in what order it lets go, and what a collection finds."""
import contextvars, gc, weakref


class Fin:
    def __init__(self, tag):
        self.tag = tag

    def __del__(self):
        print("fin", self.tag)


gc.disable()
gc.collect()
var = contextvars.ContextVar("var")


def new():
    context = contextvars.copy_context()
    context.run(var.set, [context, Fin("value")])


new()
print("one variable", gc.collect())


def with_token():
    def inner():
        token = var.set(Fin("first"))
        second = var.set(Fin("second"))
        return [token, second]
    context = contextvars.copy_context()
    tokens = context.run(inner)
    tokens.append(tokens)
    return weakref.ref(context, lambda r: print("context gone"))


r = with_token()
print("tokens", gc.collect(), r())


def replaced():
    context = contextvars.copy_context()
    context.run(var.set, Fin("replaced"))
    print("replacing")
    context.run(var.set, Fin("new"))
    print("deleting")


replaced()


class OfCycle(list):
    def __del__(self):
        print("list")


def order():
    def inner():
        return OfCycle([Fin("beside"), var.set(Fin("in the context"))])

    def function():
        pass
    function.held = contextvars.copy_context().run(inner)
    function.me = function


order()
gc.collect(0)
print("order", gc.collect())
c = contextvars.copy_context()
print([type(x).__name__ for x in gc.get_referents(c)])
c.run(var.set, 1)
print([type(x).__name__ for x in gc.get_referents(c)], [type(x).__name__ for x in gc.get_referents(*gc.get_referents(c))])
same = c.copy()
same.run(var.set, 1)
print(gc.get_referents(same)[0] is gc.get_referents(c)[0])
