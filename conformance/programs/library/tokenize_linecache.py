"""tokenize and linecache."""
import io
import linecache
import tokenize

src = "def f(x):\n    # comment\n    return x ** 2 + 'é' if x else 0x1F\n\nmatch = [1,\n  2]\n"
for t in tokenize.generate_tokens(io.StringIO(src).readline):
    print(tokenize.tok_name[t.type], repr(t.string), t.start, t.end, tokenize.tok_name[t.exact_type])
print(tokenize.untokenize(tokenize.generate_tokens(io.StringIO(src).readline)) == src)
for bad in ("(", "'''abc", "  x\n y", "a $ b"):
    try:
        print([tokenize.tok_name[t.type] for t in tokenize.generate_tokens(io.StringIO(bad).readline)])
    except (tokenize.TokenError, IndentationError) as e:
        print(type(e).__name__, e.args[0])
print(tokenize.detect_encoding(io.BytesIO(b"# -*- coding: latin-1 -*-\n").readline)[0], tokenize.detect_encoding(io.BytesIO(b"\xef\xbb\xbfx").readline)[0])
print(repr(linecache.getline(__file__, 1)), repr(linecache.getline("none", 5)), len(linecache.getlines(__file__)) > 10, linecache.clearcache())
