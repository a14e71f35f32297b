"""Assignments release the old value after the new one is in place; multiple targets go left to right."""


class T:
    def __init__(self, name):
        self.name = name
        print("  new", name)

    def __del__(self):
        print("  del", self.name, "| x is", getattr(globals().get("x"), "name", None))


x = T("1")
x = T("2")
print("tuple assignment")
x, y = T("3"), T("4")
x, y = T("5"), T("6")
print("chained")
x = y = T("7")
print("augmented")


class Acc(T):
    def __iadd__(self, o):
        return Acc("sum")


x = Acc("acc")
x += T("operand")
print("subscript")
box = [T("in box")]
box[0] = T("new in box")
print("attribute")


class O:
    pass


o = O()
o.a = T("attr")
o.a = T("new attr")
print("expression statement")
T("discarded")
print("for")
for x in map(T, ["l0", "l1"]):
    print("  body", x.name)
print("with")


class C(T):
    def __enter__(self):
        return T("entered")

    def __exit__(self, *a):
        print("  exit")


with C("manager") as x:
    print("  in body")
print("del")
del x, y
