"""Assignment expressions, star expressions, unpacking in every place, chained and annotated assignment."""
if (n := 10) > 5 and (m := n * 2):
    print(n, m)
print([y := 1, y + 1, (y := y + 5), y], [last := i for i in range(3)], last, any((hit := c) == "b" for c in "abc"), hit)
while (n := n - 4) > 0:
    print("loop", n)
a, *b = 1, *[2, 3], *"xy"
*c, d = {"k": 1, "l": 2}
(e, f), [g, *h] = (1, 2), "xyz"
print(a, b, c, d, e, f, g, h)
print([*range(2), *{}, *"ab"], (*[], 1), {*[1], *(1, 2)}, {**{"a": 1}, "b": 2, **{"a": 3}}, *[7, 8], sep="|")
i = j = k = []
i.append(1)
print(j, k is i)
x: int = 5
y: "undefined" 
z: list[int]
print(__annotations__)
o = type("O", (), {})()
o.p: int = 3
d = {}
d["k"]: str = "v"
(q): int = 1
print(o.p, d, "q" in __annotations__)


def ret():
    t = 2, 3
    return 1, *t


def gen():
    t = [1]
    yield 0, *t


print(ret(), list(gen()), [v for v in (1, *[2])])
for r, *s in [(1, 2, 3), "ab"]:
    print(r, s)
l = [0, 1, 2]
i = 0
i, l[i] = 1, "stored after i changed"
print(l)
l[0], l[1:] = 5, [6, 7, 8]
print(l)
for code in ("*a = 1", "a, *b, *c = x", "x = *y", "(a := 1) = 2", "a := 1", "f(a for a in b, c)", "del *a", "x + 1 = 2", "f() = 1", "None = 1",
             "[x := 0 for x in y]", "def f(): (yield) = 1", "a, b += 1", "lambda: (x := 1) = 2", "(a, b): int = 1", "print(*)", "*a", "f(**k, *a)", "f(a=1, 2)"):
    try:
        compile(code, "c", "exec")
        print("compiles:", code)
    except SyntaxError as err:
        print(code, "->", err.msg)
