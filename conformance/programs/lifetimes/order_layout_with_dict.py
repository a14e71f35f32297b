"""When the attributes of an instance die whose built-in layout has fields, and perhaps a dict, of its own."""
import collections
import functools
import gc
import types


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)

    def __call__(self, *args):
        return None

    def __hash__(self):
        return 1


def show(name, make):
    for cyclic in (False, True):
        print(name, "in a cycle" if cyclic else "")
        x = make(None)
        x.attribute = Noted("attribute")
        if cyclic:
            x.me = x
        del x
        gc.collect()


def subclass(base, *args):
    cls = type("Sub", (base,), {})
    return lambda _: cls(*[a() if isinstance(a, types.FunctionType) else a for a in args])


argument = lambda: Noted("argument")
show("partial", subclass(functools.partial, print, argument))
show("plain partial", lambda _: functools.partial(print, Noted("argument")))
show("list", subclass(list, lambda: [Noted("element")]))
show("dict", subclass(dict, lambda: {1: Noted("value")}))
show("deque", subclass(collections.deque, lambda: [Noted("element")]))
show("OrderedDict", subclass(collections.OrderedDict, lambda: {1: Noted("value")}))
show("exception", subclass(Exception, argument))
show("plain exception", lambda _: ValueError(Noted("argument")))
show("staticmethod", subclass(staticmethod, argument))
show("property", subclass(property, argument))
show("namespace", lambda _: types.SimpleNamespace(a=Noted("a")))
show("module", lambda _: types.ModuleType("m"))
show("function", lambda _: types.FunctionType((lambda: 0).__code__, {}, "f", (Noted("default"),)))
show("cache", lambda _: functools.lru_cache(Noted("function")))
