"""At exit the globals of __main__ die: names with one underscore first, then the rest, in dict order."""


class T:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


b = T("b, first defined")
_private = T("_private")
a = T("a")
__dunder = T("__dunder")
__both__ = T("__both__")
_2 = T("_2")
lst = [T("list item 0"), T("list item 1")]
a = T("a, second value keeps the first place")
del b
b = T("b, defined again")
print("end of program")
