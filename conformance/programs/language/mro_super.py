"""C3 linearization, cooperative super, explicit super forms and its errors."""


class A:
    def hello(self):
        return ["A"]

    @classmethod
    def who(cls):
        return cls.__name__

    @staticmethod
    def st():
        return "A.st"


class B(A):
    def hello(self):
        return ["B"] + super().hello()


class C(A):
    def hello(self):
        return ["C"] + super().hello()

    @classmethod
    def who(cls):
        return "C:" + super().who()

    @staticmethod
    def st():
        return "C." + super(C, C).st()


class D(B, C):
    def hello(self):
        return ["D"] + super(D, self).hello()

    @property
    def p(self):
        return super().hello()


print(D().hello(), [c.__name__ for c in D.__mro__], D.who(), D.st(), D().p)
try:
    class X(A, B):
        pass
except TypeError as e:
    print(e)
try:
    class Y(A, A):
        pass
except TypeError as e:
    print(e)
print(super(B, D()).hello(), repr(super(B, B()))[:17], super(D).__self__)


class E(D):
    def bad(self):
        return super().missing

    def no_args():
        return super().x

    def in_comp(self):
        return [super(E, self).hello()[0] for _ in range(2)]

    def deleted(self):
        del self
        return super().hello()


for f in (E().bad, E.no_args, E().deleted, lambda: super(), lambda: super(B, 5), lambda: super(5, B)):
    try:
        f()
    except (AttributeError, RuntimeError, TypeError) as e:
        print(type(e).__name__, e)
print(E().in_comp())


class Reassigned(A):
    def cls(self):
        return __class__


print(Reassigned().cls() is Reassigned, "__class__" in Reassigned.cls.__code__.co_freevars)
