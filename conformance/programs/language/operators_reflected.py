"""Binary operators: reflected methods, subclass priority, NotImplemented, None as a block, in-place fallbacks."""
import operator


class A:
    def __init__(self, n="a"):
        self.n = n

    def __add__(self, o):
        return f"{self.n} add"

    def __radd__(self, o):
        return f"{self.n} radd"

    def __sub__(self, o):
        return NotImplemented

    def __eq__(self, o):
        return NotImplemented

    def __lt__(self, o):
        return "lt"

    def __ge__(self, o):
        return NotImplemented


class B(A):
    def __radd__(self, o):
        return "B radd"

    def __rsub__(self, o):
        return "B rsub"


class Blocked:
    __radd__ = None
    __iter__ = None
    __contains__ = None
    __hash__ = None


print(A() + A(), A() + B(), B() + A(), 1 + A(), A() - B(), A() == A(), A() != 5, A() < 1, 1 > A())
tests = ["A() - A()", "1 - A()", "A() >= A()", "A() * 2", "2 ** A()", "A() @ A()", "-A()", "~A()", "A()[0]", "A()()", "len(A())",
         "list(A())", "1 in A()", "[1] + Blocked()", "1 in Blocked()", "iter(Blocked())", "hash(Blocked())", "1 + Blocked()",
         "'a' + 1", "1 + 'a'", "'a' * 'b'", "[1] * 1.5", "None + None", "{} < {}", "1j < 2j", "[1] < (1,)", "abs('a')", "1 << 1.5",
         "'%d' % 'x'", "divmod(1, 'a')", "pow(2, 'a')", "int + int", "object() < object()", "print >> 5", "1 and 2 or 3 + ''"]
for t in tests:
    try:
        print(t, "->", eval(t))
    except TypeError as e:
        print(t, "->", e)
x = (1, 2)
x += (3,)
y = "s"
y *= 3
z = {1}
z |= {2}
w = 7
w >>= 1
w **= 3
print(x, y, z, w, operator.iadd([1], (2,)), operator.matmul.__name__)
