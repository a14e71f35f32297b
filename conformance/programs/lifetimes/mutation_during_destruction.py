"""A finalizer that changes the container being changed: the container is consistent when it runs."""


class Evil:
    def __init__(self, action):
        self.action = action

    def __del__(self):
        self.action()


lst = []
lst[:] = [Evil(lambda: print("  list during item replacement", len(lst), lst[0])), 1, 2]
lst[0] = "new"
lst = [Evil(lambda: print("  during slice delete", lst)), 5, 6]
del lst[0:2]
lst = [Evil(lambda: lst.append("added by finalizer")), 1]
lst.clear()
print("after clear", lst)
lst = [Evil(lambda: (print("  during pop"), lst.append("late"))), 1]
lst.pop(0)
print(lst)
d = {"k": Evil(lambda: d.update(other=1))}
d["k"] = 2
print(d)
d = {"k": Evil(lambda: print("  during clear", d)), "z": 1}
d.clear()
d = {"a": Evil(lambda: d.__setitem__("back", 1))}
del d["a"]
print(d)
d = {"a": Evil(lambda: d.clear())}
d.pop("a")
print(d)
s = set()
e = Evil(lambda: s.add("x"))
s.add(e)
del e
s.clear()
print(s)


class Box:
    pass


b = Box()
b.x = Evil(lambda: setattr(b, "y", "set in finalizer"))
b.x = 1
print(vars(b))
b.z = Evil(lambda: print("  attribute is gone:", hasattr(b, "z")))
del b.z
g = Evil(lambda: print("  global during rebinding:", g))
g = "rebound"
h = Evil(lambda: print("  global during del:", "h" in globals()))
del h
it = iter([Evil(lambda: print("  via iterator", list(it))), 7])
next(it)
it = None
