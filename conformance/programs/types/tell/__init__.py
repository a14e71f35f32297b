"""Evaluate expressions and print each result or error."""


def tell(source, names=None):
    """Evaluate every line of source; print the line with the repr of its value or with its error."""
    ns = dict(names or {})
    for line in source.strip().splitlines():
        line = line.strip()
        try:
            if line.startswith("!"):
                exec(line[1:].strip(), ns)
                continue
            print(line, "->", repr(eval(line, ns)))
        except Exception as e:
            print(line, "->", type(e).__name__ + ":", e)
