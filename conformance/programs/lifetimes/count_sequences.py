"""Lists and tuples own one reference for each slot that holds the object."""
import sys


class Thing:
    pass


def n():
    return sys.getrefcount(t) - 1


t = Thing()
lst = [t]
print("list of one", n())
lst.append(t)
lst.insert(0, t)
print("three slots", n())
lst += [t, t]
print("extended in place", n())
lst *= 2
print("repeated in place", n())
copy = lst[:]
print("slice copy", n())
del copy[2:8:2]
print("slice deleted", n())
copy.clear()
print("cleared", n())
lst[1:] = []
print("slice assigned", n())
lst.pop()
print("popped", n())
tup = (t,) * 5
print("tuple times five", n())
part = tup[1:3]
print("tuple slice", n())
same = tup[:]
print("whole slice is the tuple", same is tup, n())
lst.extend(tup)
lst.remove(t)
print("after remove", n())
lst.reverse()
lst.sort(key=id)
print("sort leaves counts", n())
a, *b = tup
print("unpacked", n())
del a, b, tup, part, same, lst, copy
print("only the name", n())
