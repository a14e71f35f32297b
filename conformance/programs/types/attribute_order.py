# The order of an instance's attributes is that in which they were set, whatever the order of the class's shared keys.
class C:
    def __init__(self, names):
        for name in names:
            setattr(self, name, len(name))


C("abcd")
for names in "abcd", "ba", "dcba", "ac", "bdac", "b", "":
    print(names, list(vars(C(names))))

x = C("abc")
del x.c
x.d = 1
x.c = 2
print(list(vars(x)))
x = C("abc")
del x.a
x.a = 1
print(list(vars(x)), list(x.__dict__.values()))
x = C("ab")
x.b = 5
x.a = 6
print(vars(x))


class D:
    pass


many = []
for i in range(40):
    d = D()
    for k in range(i % 7, i % 7 + i):
        setattr(d, f"n{k * 3 % 29}", k)
    if i % 3 == 0:
        for k in range(0, i, 2):
            if hasattr(d, f"n{k}"):
                delattr(d, f"n{k}")
    many.append(list(d.__dict__))
print(many)


class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("drop", self.name, end=" ")


class E:
    pass


E().first = 1
e = E()
e.second = Last("second")
e.first = Last("first")
e.third = Last("third")
del e
print()
E.x = 0
f = E()
f.third, f.first = Last("third"), Last("first")
del f.third
print(vars(f).keys())
f.third = Last("again")
del f
print()
