"""f-strings: conversions, nested specs, = forms, quotes, lambdas, raw, bytes-like errors and format protocol."""
x, w, name = 3.14159, 10, "né"


class F:
    def __format__(self, s):
        return f"<{s}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


f = F()
print(f"{x}", f"{x:.2f}", f"{x:{w}.{2}f}|", f"{x!r:>12}|", f"{name!a}", f"{f}", f"{f!s}", f"{f!r}", f"{f:a:b}")
print(f"{x=}", f"{x = :.1f}", f"{ x  =  !r}", f"{f=!s:>6}", f"{1+1=}", f"{name=}")
print(f"{{}} {{{x:.0f}}}", f"{'a' 'b'}", f'{"q"}', f"""{
    x
    + 1:.3f}""", rf"\d{w}\n", fr"{w}\t")
print(f"{(lambda a: a * 2)(4)}", f"{[i for i in range(3)]}", f"{ {1: 2}[1] }", f"{w if w else x}", f"{(y := 5)}", y)
print(f"{10:#x} {10:08b} {1234567:,} {0.5:%} {'s':^7}|{-5:+d} {5: d} {1e10:g} {255:_x} {3:<4}|{3:>4}|{3:^4}|{3:=+4}|{'x':*<4}")
print(f"{'nested ' + f'{w + 1:{3}}'}", f"{w!r:{'>'}{6}}", f"{None}", f"{True:5}", f"{...}", f"{''}|" f"{w}" "plain")
print(f"{w:{w}}", f"{x:{'.1f'}}", f"{'a,b'.split(',')[1]}", f"{w:>{w}}", f"\N{BULLET}{w}\u00e9\x41")
for code in ("f'{}'", "f'{x!z}'", "f'{x'", "f'}'", "f'{x:{y:{z}}}'", "f'{a b}'", "f'{x!}'", "f'{\\n}'", "f'{#}'", "f'{lambda x: 1}'", "f'{*}'", "f'{x:'"):
    try:
        eval(code)
    except (SyntaxError, NameError) as e:
        print(code, "->", type(e).__name__, e.msg if isinstance(e, SyntaxError) else e)
print("%s %r %5.1f %-5d| %05d %x %% %c" % ("s", "r", 2.5, 3, 4, 255, "c"))
