"""for and while with else, break and continue; loops over changing containers; loop variables after the loop."""
for i in range(3):
    pass
else:
    print("else", i)
for i in []:
    pass
else:
    print("i kept", i)
while i:
    i -= 1
    if i == 1:
        break
else:
    print("not reached")
for a in range(3):
    for b in range(3):
        if b == 1:
            continue
        if a == 1:
            break
        print(a, b, end="; ")
    else:
        continue
    print("broke at", a)
    break
l = [1, 2, 3, 4]
for x in l:
    l.remove(x)
print(l)
l = [1]
for x in l:
    if len(l) < 5:
        l.append(x + 1)
print(l)
for c, change in (({1: 1}, lambda c: c.update({2: 2})), ({1, 2}, lambda c: c.add(3)), ({1: 1, 2: 2}, lambda c: c.pop(2))):
    try:
        for x in c:
            change(c)
    except RuntimeError as e:
        print(e)
d = {1: 1, 2: 2}
for k in d:
    d[k] = 5
print(d)
it = iter([1, 2, 3])
for x in it:
    print(x, next(it, None))
for i, (a, *b) in enumerate(["ab", "cde"]):
    print(i, a, b)


class Box:
    pass


box = Box()
lst = [0]
for box.x in range(2):
    for lst[0] in "ab":
        pass
print(box.x, lst)
for x in range(10**18, 10**18 + 2):
    print(x)
print([x for x in range(5, -5, -3)], x, sum(i for i in range(4) if i % 2 for _ in range(i)))
