"""Structures nested deeper than any limit: what walks them by recursion stops with RecursionError, or MemoryError in the parser."""
import ast
import copy
import functools
import itertools
import json
import marshal
import pickle
import re

DEPTH = 100_000


def nest(wrap, value):
    for _ in range(DEPTH):
        value = wrap(value)
    return value


def attempt(name, function, *args):
    try:
        function(*args)
        print(name, "works")
    except (RecursionError, MemoryError, SyntaxError, ValueError) as e:
        print(name, type(e).__name__, str(e)[:90])


def equal(a, b):
    return a == b


a_list = nest(lambda x: [x], [])
other_list = nest(lambda x: [x], [])
a_tuple = nest(lambda x: (x,), ())
a_dict = nest(lambda x: {1: x}, {})
attempt("repr of lists", repr, a_list)
attempt("repr of tuples", repr, a_tuple)
attempt("repr of dicts", repr, a_dict)
attempt("lists ==", equal, a_list, other_list)
attempt("hash", hash, a_tuple)
attempt("isinstance", isinstance, 1, nest(lambda x: (x,), (str,)))
attempt("copy", copy.deepcopy, a_list)
attempt("pickle", pickle.dumps, a_list)
attempt("json", json.dumps, a_list)
attempt("json.loads", json.loads, "[" * DEPTH)
attempt("marshal", marshal.dumps, a_list)
attempt("marshal.loads", marshal.loads, b"[\1\0\0\0" * DEPTH)
attempt("partial", nest(functools.partial, int))
attempt("unary operators", compile, "-" * DEPTH + "1", "s", "eval")
attempt("not", compile, "not " * DEPTH + "1", "s", "eval")
attempt("attributes", compile, "a" + ".a" * DEPTH, "s", "eval")
attempt("sums", compile, "x+" * DEPTH + "x", "s", "eval")
attempt("lambdas", compile, "lambda:" * DEPTH + "1", "s", "eval")
attempt("brackets", compile, "[" * 300, "s", "eval")
attempt("calls", compile, "f(" * 150 + ")" * 150, "s", "eval")
attempt("blocks", compile, "".join(" " * i + "if 1:\n" for i in range(101)) + " " * 101 + "pass", "s", "exec")
attempt("loops", compile, "".join(" " * i + "while 1:\n" for i in range(25)) + " " * 25 + "pass", "s", "exec")
attempt("literal_eval", ast.literal_eval, "-" * DEPTH + "1")
try:
    re.compile("(" * DEPTH)
except RecursionError:
    print("pattern RecursionError")
attempt("match", re.match, "(?:a|b)*c", "ab" * DEPTH)
print("freed")
