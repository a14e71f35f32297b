"""The compiler's own tokens, by _tokenize, and async and await as names in texts of older versions."""
import ast
import _tokenize

for source in ("x = 1\nif y:\n  z\n", "'''a\nb''' + f'x'\n", "\xe9 = '\xfc'\n", "a\n\n# c\nb", "x = (\n1,\n2)\n", "", "if 1:\n\ta\n        b\n", "(", "1_", "a $ b", "'abc",
               "async def f():\n  await x\n", "x: int = 3 if y else z  # type: int\n", "a \\\n  + b\n", "if 1:\n  if 2:\n    3\n", ")", "0b12", "\u20ac", "a->b:=c...d"):
    print(repr(source))
    tokens = _tokenize.TokenizerIter(source)
    try:
        for token in tokens:
            print("  ", token)
        next(tokens)
    except (SyntaxError, StopIteration) as e:
        print("  ", type(e).__name__, e.args)
for args in ((), (1,), ("a", "b")):
    try:
        _tokenize.TokenizerIter(*args)
    except TypeError as e:
        print(e)

for source in ("async = 12\nawait = 13\n", "async def f():\n    await x\n\nasync = 1\n", "async def f(a=await):\n    pass\n", "def f():\n    async = 3\n    async def g():\n"
               "        await x\n    await = 4\n", "async  def f(): await x\nawait\n", "async for x in y: pass\n", "async def f():\n  async with x: pass\n  async = 3\n", "async define\n"):
    for version in (5, 6, 7):
        try:
            print(version, ast.dump(ast.parse(source, feature_version=(3, version))))
        except SyntaxError as e:
            print(version, e)
