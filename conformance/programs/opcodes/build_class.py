"""LOAD_BUILD_CLASS: namespace, bases, metaclass keywords, and what dies when the body or metaclass fails."""
import gc
from probe import T, boom, attempt

gc.disable()


class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("  prepare", name, sorted(kw))
        return {"prepared": T("prepared")}

    def __new__(m, name, bases, ns, **kw):
        if kw.get("fail"):
            boom()
        return super().__new__(m, name, bases, ns)

    def __init__(cls, *a, **kw):
        pass


def body_fails():
    class C:
        a = T("a")
        b = boom()


def meta_fails():
    class C(metaclass=Meta, fail=True):
        a = T("a")


def fine():
    class C(metaclass=Meta, extra=1):
        a = T("a")
    return C.a.name


def base_fails():
    class C(boom()):
        a = T("never")


def bad_base():
    class C(T("not a class")):
        a = T("a")


def conflict():
    class M1(type):
        pass

    class M2(type):
        pass

    class A(metaclass=M1):
        pass

    class B(metaclass=M2):
        pass

    class C(A, B):
        pass


def mro_entries():
    class E(T):
        def __mro_entries__(self, bases):
            print("  entries", len(bases))
            return ()

    class C(E("e")):
        pass
    return C.__orig_bases__[0].name


def set_name_fails():
    class D:
        def __set_name__(self, owner, name):
            raise KeyError(name)

    class C:
        d = D()


def layout():
    class C(int, str):
        pass


for f in (fine, body_fails, meta_fails, base_fails, bad_base, conflict, mro_entries, set_name_fails, layout):
    attempt(f.__name__, f)
print("collect")
gc.collect()
