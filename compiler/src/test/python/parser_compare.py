"""Compares the parser with CPython 3.11 (run by it): trees of files, and errors of snippets.

    python3.11 parser_compare.py CLASSPATH trees DIR...
    python3.11 parser_compare.py CLASSPATH errors FILE...     string constants in FILEs, and each statement cut short
"""
import ast
import hashlib
import os
import struct
import subprocess
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(100000)


def text(s):
    return "'" + "".join(c if 32 <= ord(c) < 127 and c not in "'\\" else "\\{%x}" % ord(c) for c in s) + "'"


def real(f):
    return "f%x" % struct.unpack("<Q", struct.pack("<d", f))[0]


def dump(v):
    if isinstance(v, ast.AST):
        if isinstance(v, (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
            return type(v).__name__
        s = type(v).__name__ + "(" + ", ".join("%s=%s" % (f, dump(getattr(v, f))) for f in v._fields) + ")"
        if "lineno" in v._attributes:
            s += "@%d:%d:%d:%d" % (v.lineno, v.col_offset, v.end_lineno, v.end_col_offset)
        return s
    if isinstance(v, list):
        return "[" + ", ".join(map(dump, v)) + "]"
    if v is None or v is True or v is False:
        return str(v)
    if v is ...:
        return "Ellipsis"
    if isinstance(v, str):
        return text(v)
    if isinstance(v, bytes):
        return "b" + v.hex()
    if isinstance(v, int):
        return hex(v)
    if isinstance(v, float):
        return real(v)
    if isinstance(v, complex):
        return "c" + real(v.imag)
    raise TypeError(v)


def error(e):
    if isinstance(e, MemoryError):
        return "MemoryError"
    if not isinstance(e, SyntaxError):
        return "%s|%s" % (type(e).__name__, e)
    t = "None" if e.text is None else e.text.replace("\\", "\\\\").replace("\n", "\\n")
    return "%s|%s|%s|%s|%s|%s|%s" % (type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, t)


def java(classpath, *args):
    home = os.environ.get("JAVA_HOME", "/usr")
    subprocess.run([home + "/bin/java", "-Xss64m", "-cp", classpath, "dev.adder.compiler.ParserBatch", *args], check=True)


def trees(classpath, dirs):
    files = []
    for d in dirs:
        if os.path.isfile(d):
            files.append(d)
        for base, _, names in os.walk(d):
            files += [os.path.join(base, n) for n in names if n.endswith(".py")]
    files.sort()
    with tempfile.TemporaryDirectory() as tmp:
        with open(tmp + "/list", "w") as f:
            f.writelines(n + "\n" for n in files)
        java(classpath, "trees", tmp + "/list", tmp + "/out")
        with open(tmp + "/out") as f:
            ours = dict(line.rstrip("\n").split("\t", 1) for line in f)
    same = 0
    for n in files:
        with open(n, "rb") as f:
            source = f.read()
        try:
            want = hashlib.sha256(dump(ast.parse(source, "f")).encode()).hexdigest()
        except (SyntaxError, ValueError) as e:
            want = error(e)
        if ours.get(n) == want:
            same += 1
        else:
            print("DIFFERS", n, ours.get(n) if len(ours.get(n) or "") != 64 or len(want) == 64 else "", "" if len(want) == 64 else want)
    print("%d of %d files have the same tree" % (same, len(files)))


def snippets(files):
    seen = {}
    for name in files:
        with open(name, "rb") as f:
            tree = ast.parse(f.read())
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)) and 0 < len(node.value) < 3000:
                s = node.value
                if isinstance(s, bytes):
                    seen["b", s] = 1
                    continue
                try:
                    b = s.encode()
                except UnicodeEncodeError:
                    continue
                if "\0" in s:
                    continue
                for kind in "esv":
                    seen[kind, b] = 1
                if ">>> " in s:
                    for example in doctests(s):
                        for kind in "es":
                            seen[kind, example.encode()] = 1
    return list(seen)


def doctests(s):
    example = None
    for line in s.splitlines():
        t = line.lstrip()
        if t.startswith(">>> "):
            if example is not None:
                yield example
            example = t[4:] + "\n"
        elif example is not None and t.startswith("... "):
            example += t[4:] + "\n"
        elif example is not None and t == "...":
            example += "\n"
        elif example is not None:
            yield example
            example = None
    if example is not None:
        yield example


def compare_errors(classpath, cases):
    cases = [c for c in cases if b"\0" not in c[1]]
    with tempfile.TemporaryDirectory() as tmp:
        with open(tmp + "/list", "w") as f:
            f.writelines("%s %s\n" % (kind, b.hex()) for kind, b in cases)
        java(classpath, "errors", tmp + "/list", tmp + "/out")
        with open(tmp + "/out", newline="\n") as f:
            ours = f.read().split("\n")[:-1]
    same = errors = wrong = 0
    for (kind, b), got in zip(cases, ours):
        mode = {"s": "single", "v": "eval"}.get(kind, "exec")
        try:
            want = "OK " + dump(compile(b if kind == "b" else b.decode(), "f", mode, ast.PyCF_ONLY_AST))
        except (SyntaxError, ValueError, MemoryError) as e:
            want = error(e).replace("\n", "\\n")
            errors += 1
        if got == want:
            same += 1
        else:
            wrong += not want.startswith("OK")
            print("SOURCE", kind, ascii(b), "\n   want", want[:400], "\n   got ", got[:400])
    print("%d of %d snippets the same; of %d errors %d (%.1f%%)" % (same, len(cases), errors, errors - wrong, 100 * (errors - wrong) / max(errors, 1)))


def mutations(files, seed):
    """Damages logical lines of real programs: a token removed, doubled, swapped or replaced."""
    import io
    import random
    import tokenize
    rng = random.Random(seed)
    cases = []
    junk = ["(", ")", "[", "]", "{", "}", ",", ":", "=", ":=", "==", "*", "**", ".", "->", "for", "in", "if", "else", "not", "lambda", "yield", "def",
            "class", "import", "from", "as", "with", "try", "except", "x", "1", "'s'", "f'{x}'", "print", "async", "await", "is", "None", "+", ";", "\n", "...", "@", "match", "case", "_", "del", "/"]
    for name in files:
        with open(name, "rb") as f:
            source = f.read().decode("utf-8", "replace")
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError):
            continue
        parts = [ast.get_source_segment(source, s) for s in tree.body]
        parts = [p for p in parts if p and len(p) < 1500]
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.With, ast.Try, ast.If, ast.For, ast.Match)) and rng.random() < 0.3 and node.col_offset < 12:
                p = ast.get_source_segment(source, node, padded=True)
                if p and len(p) < 600:
                    import textwrap
                    parts.append(textwrap.dedent(p))
        rng.shuffle(parts)
        for p in parts[:12]:
            try:
                toks = list(tokenize.generate_tokens(io.StringIO(p).readline))
            except (tokenize.TokenError, IndentationError, SyntaxError):
                continue
            toks = [t for t in toks if t.string.strip()]
            if not toks:
                continue
            lines = p.splitlines(True)
            starts = [0]
            for line in lines:
                starts.append(starts[-1] + len(line))
            for _ in range(2):
                t = rng.choice(toks)
                a = starts[t.start[0] - 1] + t.start[1]
                b = starts[t.end[0] - 1] + t.end[1]
                r = rng.random()
                if r < 0.3:
                    q = p[:a] + p[b:]
                elif r < 0.4:
                    q = p[:b] + " " + p[a:]
                elif r < 0.7:
                    q = p[:a] + " " + rng.choice(junk) + " " + p[a:]
                elif r < 0.9:
                    q = p[:a] + rng.choice(junk) + p[b:]
                else:
                    q = p[:b]
                cases.append((rng.choice("eeesvb"), q.encode("utf-8", "replace")))
    return cases


if __name__ == "__main__":
    if sys.argv[2] == "trees":
        trees(sys.argv[1], sys.argv[3:])
    elif sys.argv[2] == "errors":
        compare_errors(sys.argv[1], snippets(sys.argv[3:]))
    elif sys.argv[2] == "mutate":
        compare_errors(sys.argv[1], mutations(sys.argv[4:], int(sys.argv[3])))
    elif sys.argv[2] == "lines":
        with open(sys.argv[3]) as f:
            compare_errors(sys.argv[1], [("e", eval(line).encode()) for line in f])
