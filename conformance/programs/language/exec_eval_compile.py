"""exec, eval, compile: namespaces, modes, flags, code attributes, closures refused."""
import ast

ns = {"x": 5}
exec("y = x + 1\ndef f(): return y", ns)
print(ns["y"], ns["f"](), "__builtins__" in ns)
print(eval("x * 2", {"x": 4}), eval("x", {"x": 1}, {"x": 2}), eval(" 1 + 1 "), eval(compile("3", "c", "eval")))
g, l = {}, {}
exec("a = 1\nclass C:\n    b = 2", g, l)
print(sorted(l), "a" in g)
code = compile("x = 1\nprint('in code', x)", "name.py", "exec")
print(code.co_filename, code.co_name, code.co_names, code.co_consts, exec(code, {}))
exec(compile("5 + 5", "s", "single"))
print(compile("a = 1; b = a", "c", "exec", dont_inherit=True).co_names, type(compile("1", "c", "eval", ast.PyCF_ONLY_AST)).__name__)


def local_scope():
    z = 1
    exec("z = 2")
    eval("(w := 3)")
    return z, sorted(locals())


print(local_scope())


def closure():
    v = 1

    def inner():
        return v
    return inner


for f in (lambda: exec(closure().__code__), lambda: eval("a = 1"), lambda: eval(""), lambda: exec("if"), lambda: compile("1", "c", "bad"),
          lambda: eval("1\x00"), lambda: exec(5), lambda: eval("x", 5), lambda: eval("x", {}, 5), lambda: compile("\n  x", "c", "exec")):
    try:
        f()
    except (TypeError, SyntaxError, ValueError) as e:
        print(type(e).__name__, e)
exec("print('end')")
print(eval(b"1 + 2"), eval("__name__"), eval("[i for i in range(x)]", {"x": 2}), exec("pass"))
h = {"__builtins__": {}}
try:
    eval("len", h)
except NameError as e:
    print(e)
print(globals() is eval("globals()"), eval("locals()", {}, {"q": 1}))
