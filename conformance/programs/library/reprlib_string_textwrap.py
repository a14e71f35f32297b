"""reprlib, string and textwrap."""
import reprlib
import string
import textwrap

print(reprlib.repr(list(range(20))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(9)}), reprlib.repr([[[[[[[1]]]]]]]), reprlib.repr({3, 1}), reprlib.repr(10**60), reprlib.repr(tuple("ab")))


class R:
    @reprlib.recursive_repr(fillvalue="<...>")
    def __repr__(self):
        return f"R({self.me!r})"


r = R()
r.me = [r]
print(r, string.ascii_lowercase, string.digits, repr(string.whitespace), string.punctuation, string.capwords("a bC  d"))
t = string.Template("$a ${b}c $$ $missing")
print(t.safe_substitute(a=1, b=2), string.Template("$x").substitute({"x": 5}))
for f in (lambda: t.substitute(a=1, b=2), lambda: string.Template("$").substitute(), lambda: string.Template("a\n $!").substitute()):
    try:
        f()
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)


class F(string.Formatter):
    def get_value(self, k, a, kw):
        return kw.get(k, f"<{k}>") if isinstance(k, str) else a[k]


print(F().format("{0} {x} {y!r:>6}", 1, y="q"), list(string.Formatter().parse("a{b!r:c}{{d")))
text = "The quick brown fox jumped over the lazy dog, hyphen-ated and averyverylongword."
print(textwrap.fill(text, 20, initial_indent="* ", subsequent_indent="  "), textwrap.wrap(text, 10)[:4], textwrap.shorten(text, 25), sep="\n")
print(textwrap.dedent("  a\n    b\n\n  c"), textwrap.indent("a\n\nb", "> "), sep="|")
