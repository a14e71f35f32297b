"""copy and deepcopy: shared members, the memo keeps originals alive only during the copy."""
import copy
import sys


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def n(x):
    return sys.getrefcount(x) - 2


t = T("t")
box = [t, t, {"k": t}]
shallow = copy.copy(box)
print("shallow shares", n(t), shallow[2] is box[2])
deep = copy.deepcopy(box)
print("deep does not", n(t), deep[0] is deep[1] is deep[2]["k"], n(deep[0]))
del shallow
print(n(t))
print("drop deep")
del deep
rec = [1]
rec.append(rec)
r2 = copy.deepcopy(rec)
print("recursive", r2[1] is r2, r2 is not rec, n(rec))
rec.clear(), r2.clear()


class C:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        memo["seen"] = True
        return f"deep, memo has {len(memo)}"


print(copy.copy(C()), copy.deepcopy(C()))
tup = (1, "a", (2.5, None))
print("atomic tuple is itself", copy.deepcopy(tup) is tup, copy.copy(tup) is tup)
print("with a list", copy.deepcopy((tup, [1])) == (tup, [1]))
a = T("original")
b = copy.copy(a)
b.name = "the copy"
del a
print("original gone")
del b
f = lambda: 1
print(copy.deepcopy(f) is f, copy.deepcopy(C) is C, copy.copy(None) is None)
del box
print("box gone", n(t))
