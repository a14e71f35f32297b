"""Nodes of syntax trees live and die as other objects, and invalid trees are refused, not compiled."""
import ast
import gc
import sys
import weakref


def references():
    return [sys.getrefcount(c) for c in (ast.Module, ast.Expr, ast.Call, ast.Name, ast.Load)]


before = references()
for _ in range(5):
    tree = ast.parse("f(1 + x)")
    compile(tree, "t", "exec")
    ast.dump(tree)
    node = ast.Name("x", ast.Load())
    node.more = [node]
    del tree, node
    gc.collect()
print(references() == before)

tree = ast.parse("f(x)")
print(gc.is_tracked(tree), len([o for o in gc.get_objects() if o is tree]), sorted(tree.__dict__))
death = weakref.ref(tree, lambda ref: print("dead"))
del tree

for body in ([], [None], [ast.Expr(None)], [ast.Expr(ast.BoolOp(ast.And(), []))], [ast.Delete([])],
             [ast.Expr(ast.Name("x", ast.Store()))], [ast.Expr(ast.Name("None", ast.Load()))], [ast.Raise(None, ast.Name("x", ast.Load()))],
             [ast.Expr(ast.ListComp(ast.Name("x", ast.Load()), []))], [ast.Expr(ast.NamedExpr(ast.Constant(1), ast.Constant(2)))],
             [ast.Assign([ast.Constant(1)], ast.Constant(2))], [ast.Try([ast.Pass()], [], [], [])], [ast.ImportFrom("a", [ast.alias("b")], -1)],
             [ast.Match(ast.Constant(1), [ast.match_case(ast.MatchOr([]), None, [ast.Pass()])])],
             [ast.Match(ast.Constant(1), [ast.match_case(ast.MatchAs(None, "_"), None, [ast.Pass()])])],
             [ast.Match(ast.Constant(1), [ast.match_case(ast.MatchStar("a"), None, [ast.Pass()])])],
             [ast.Expr(ast.Constant([1]))], [ast.Expr(ast.Compare(ast.Constant(1), [], []))]):
    module = ast.Module(body, [])
    for n in ast.walk(module):
        if isinstance(n, (ast.stmt, ast.expr, ast.pattern, ast.alias)):
            n.lineno = n.end_lineno = 1
            n.col_offset = n.end_col_offset = 0
    try:
        compile(module, "t", "exec")
        print("compiled")
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

name = ast.Name("x", ast.Load(), lineno=2, col_offset=5, end_lineno=1, end_col_offset=0)
for changes in ({}, {"end_lineno": 2}, {"lineno": -1, "end_lineno": 1}, {"lineno": 1, "end_lineno": 1, "end_col_offset": 9}):
    for key, value in changes.items():
        setattr(name, key, value)
    try:
        print(compile(ast.Expression(name), "t", "eval").co_names)
    except ValueError as e:
        print(e)

for version, text in ((5, "x: int"), (4, "a @ b"), (7, "(x := 1)"), (7, "def f(a, /): pass"), (7, "f'{x=}'"), (9, "match x:\n case 1: pass"),
                      (10, "try: pass\nexcept* E: pass"), (5, "1_000")):
    try:
        ast.parse(text, feature_version=(3, version))
    except SyntaxError as e:
        print(e.msg)
