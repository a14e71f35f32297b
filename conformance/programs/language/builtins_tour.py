"""Built-in functions in use: print, input forms, sorted, zip, round, pow, type, vars, format and friends."""
import io
import sys

print("a", 1, None, sep="-", end=".\n")
print(*[1, 2], sep="")
out = io.StringIO()
print("to file", file=out, flush=True)
print(repr(out.getvalue()), print())
sys.stdin = io.StringIO("typed\n")
print(repr(input("prompt> ")))
try:
    input()
except EOFError as e:
    print(type(e).__name__, e)
print(pow(2, 10, 1000), pow(2, -1, 7), round(2.5), round(3.14159, 2), divmod(7, -2), abs(-3), max("a", "bb", key=len), min([3, 1]), sum([1, 2], 10), sum([[1]], []))
print(all([]), any([]), bin(5), oct(8), hex(255), chr(65), ord("A"), ascii("é"), callable(print), hash(1), len("abc"), sorted("cab", reverse=True), list(reversed("ab")))
print(isinstance(1, (str, int)), issubclass(bool, int), type(1), type("T", (), {"a": 1}).a, vars(type("V", (), {"q": 1}))["q"], getattr(1, "real"), hasattr(1, "x"))
print(list(enumerate("ab", 1)), dict(zip("ab", [1, 2])), list(map(str.upper, "ab")), list(filter(str.isdigit, "a1")), format(255, "x"), eval("1 + 1"), slice(1, 2), complex(1, 2))
print(bytes([65]), bytearray(2), memoryview(b"ab")[0], frozenset([1]), object().__class__, staticmethod(len).__func__ is len, iter([]).__class__, id(None) == id(None), __import__("math").pi)
print(sorted(n for n in dir(__builtins__) if n[0].islower()))
print(sorted(n for n in dir(__builtins__) if n[0].isupper()))
