"""inspect: signatures, members, source, frames, states."""
import inspect


def f(a, /, b: int = 2, *args, c, d=4, **kw) -> str:
    """Doc of f.

        indented
    """
    return inspect.currentframe().f_code.co_name


class C:
    def m(self, x):
        pass

    @classmethod
    def cm(cls):
        pass

    @staticmethod
    def sm():
        pass

    p = property(lambda self: 1)


s = inspect.signature(f)
print(s, [(p.name, str(p.kind), p.default is p.empty) for p in s.parameters.values()], s.bind(1, c=3).arguments, inspect.signature(C.m), inspect.signature(C().m), inspect.signature(len))
try:
    s.bind(1)
except TypeError as e:
    print(e)
print(inspect.getdoc(f), f(1, c=2), inspect.isfunction(f), inspect.ismethod(C().m), inspect.isclass(C), inspect.isbuiltin(len), inspect.isgeneratorfunction(f))
print([n for n, _ in inspect.getmembers(C) if n[0] != "_"], [a.kind for a in inspect.classify_class_attrs(C) if a.name[0] != "_"], inspect.getmro(C)[1])
print(inspect.getsource(C.m), inspect.getsourcelines(f)[1], inspect.getfullargspec(f).kwonlyargs, inspect.unwrap(f) is f, inspect.cleandoc("a\n    b\n    c"))
print(inspect.getattr_static(C(), "p").__class__.__name__, inspect.stack()[0].function, inspect.getmodule(f).__name__, inspect.getclosurevars(f).globals.keys())
