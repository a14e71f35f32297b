"""dis: instructions of small functions."""
import dis


def f(a, b=1, *c):
    for x in c:
        if x > a:
            return x + b
    return None


def g(d):
    try:
        with d as e:
            return [i * 2 for i in e]
    except ValueError:
        pass


dis.dis(f)
print([i.opname for i in dis.get_instructions(g)])
print(dis.code_info(compile("x = 1", "name.py", "exec")))
dis.dis("a.b(c)[d] = e")
print(dis.stack_effect(dis.opmap["BUILD_LIST"], 3), dis.opname[100], dis.hasconst, list(dis.findlinestarts(f.__code__))[-1][1] - f.__code__.co_firstlineno)
