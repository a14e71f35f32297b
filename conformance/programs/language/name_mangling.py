"""Private names: mangling in classes, nested classes, imports, slots, keywords and exceptions to it."""


class Outer:
    __x = 1

    def __m(self):
        return "outer m"

    def get(self):
        return self.__x, self.__m(), self.__dunder__ if hasattr(self, "__dunder__") else None

    def kw(self, __arg=3):
        def inner():
            return __arg
        __local = 4
        return inner(), sorted(locals())

    class Inner:
        __y = 2

        def get(self):
            return self.__y, self._Outer__z if hasattr(self, "_Outer__z") else "no"

    @property
    def __p(self):
        return 5

    p = __p


class _Lead(Outer):
    __x = 10

    def get2(self):
        return self.__x, self._Outer__x


class ___:
    __a = 1


print(Outer().get(), Outer().kw(), Outer.Inner().get(), Outer().p, _Lead().get2())
print([k for k in vars(Outer) if "__" in k and not k.endswith("__")], [k for k in vars(___) if "a" in k and k[:3] == "__a"])
print([k for k in vars(_Lead) if k.endswith("x")])
try:
    Outer().__x
except AttributeError as e:
    print(e)


class G:
    def set(self):
        global __glob
        __glob = "mangled global"


G().set()
print(_G__glob, Outer().kw(_Outer__arg=9)[0])
