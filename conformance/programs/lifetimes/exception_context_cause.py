"""Chained exceptions are owned by their successor: __context__, __cause__, suppression and cycle breaking."""


class Err(Exception):
    def __del__(self):
        print("  del", self.args[0])


def chain():
    try:
        raise Err("root")
    except Err as e:
        raise Err("top") from e


try:
    chain()
except Err as e:
    top = e
print(top.__cause__.args, top.__context__ is top.__cause__, top.__suppress_context__)
top.__cause__ = None
print("cause cleared, context holds", top.__context__.args)
top.__traceback__ = None
top.__context__ = None
print("context cleared")
del top
print("--")
a = Err("a")
b = Err("b")
try:
    try:
        raise a
    except Err:
        raise b
except Err:
    pass
print("b.context is a", b.__context__ is a)
try:
    try:
        raise b
    except Err:
        raise a
except Err:
    pass
print("raising a while b is handled breaks the loop", a.__context__ is b, b.__context__)
a.__traceback__ = b.__traceback__ = None
del b
print("b held by a")
del a
try:
    Err("x").__cause__ = 5
except TypeError as e:
    print(e)
