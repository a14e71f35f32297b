"""What is nested deeply ends in a result or a RecursionError, wherever it is gone through."""
import ast
import collections
import copy
import csv
import functools
import io
import itertools
import json
import marshal
import pickle
import string
import types

N = 20_000


def nested(wrap, thing):
    for _ in range(N):
        thing = wrap(thing)
    return thing


def nest():
    return nested(lambda thing: [thing], [])


def nest_t():
    return nested(lambda thing: (thing,), ())


def nest_d():
    return nested(lambda thing: {1: thing}, {})


def repr_of_lists():
    return len(repr(nest()))


def repr_of_dicts():
    return len(repr(nest_d()))


def equal_lists():
    return nest() == nest()


def less_tuples():
    return nest_t() < nest_t()


def pickle_dumps():
    return len(pickle.dumps(nest()))


def deepcopy():
    return copy.deepcopy(nest())


def json_dumps():
    return json.dumps(nest())


def json_loads():
    return json.loads("[" * N+"]" * N)


def marshal_dumps():
    return marshal.dumps(nest())


def marshal_loads():
    return marshal.loads(b"["+b"\1\0\0\0[" * N)


def isinstance_():
    t = int
    for _ in range(N):
        t = (t,)
    return isinstance("a", t)


def issubclass_():
    t = int
    for _ in range(N):
        t = (t,)
    return issubclass(str, t)


def compile_negations():
    return compile("-" * N + "1", "a", "eval")


def compile_parentheses():
    return compile("("*150 + "1"+")"*150, "a", "eval") and 1


def compile_too_many_parentheses():
    return compile("(" * N + "1"+")" * N, "a", "eval") and 1


def compile_sum():
    return compile("+".join(["1"] * N), "a", "eval") and 1


def compile_attributes():
    return compile("a"+".b" * N, "a", "eval") and 1


def compile_conditions():
    return compile("1 if 1 else " * N + "1", "a", "eval") and 1


def compile_lambdas():
    return compile("lambda:"*5000 + "1", "a", "eval") and 1


def compile_tree():
    n = ast.Constant(1, lineno=1, col_offset=0, end_lineno=1, end_col_offset=0)
    for _ in range(N):
        n = ast.UnaryOp(ast.USub(), n, lineno=1, col_offset=0, end_lineno=1, end_col_offset=0)
    return compile(ast.Expression(n), "a", "eval") and 1


def sort_tuples():
    a = [nest_t(), nest_t()]
    return sorted(a) and 1


def join_lists():
    return ", ".join(nest())


def partials():
    f = int
    class P(functools.partial):
        pass
    for _ in range(N):
        f = P(f)
    return f(3)


def reduce_():
    def f(a, b):
        return functools.reduce(f,[a, b])
    return f(1, 2)


def chains():
    c = iter([1])
    for _ in range(N):
        c = itertools.chain(c)
    return next(c)


def enumerate_():
    c = iter([1])
    for _ in range(N):
        c = enumerate(c)
    return 1 if next(c) else 0


def filter_():
    c = iter([1])
    for _ in range(N):
        c = filter(None, c)
    return next(c)


def islices():
    c = iter([1])
    for _ in range(N):
        c = itertools.islice(c, 5)
    return next(c)


def staticmethods():
    f = lambda *a: len(a)
    for i in range(N):
        f = staticmethod(f)
    return f()


def repr_of_itself():
    class A:
        def __repr__(s):
            return repr(s)
    return repr(A())


def cached_functions():
    f = lambda:1
    for i in range(N):
        f = functools.lru_cache(f)
    return f()


def repr_of_alias():
    t = list[int]
    for i in range(N):
        t = list[t]
    return len(repr(t))


def repr_of_deques():
    d = collections.deque()
    for i in range(N):
        d = collections.deque([d])
    return len(repr(d))


def equal_deques():
    def m():
        d = collections.deque()
        for i in range(N):
            d = collections.deque([d])
        return d
    return m() == m()


def repr_of_namespaces():
    d = 1
    for i in range(N):
        d = types.SimpleNamespace(a=d)
    return len(repr(d))


def repr_of_exceptions():
    d = 1
    for i in range(N):
        d = ValueError(d)
    return len(repr(d))


def str_of_exceptions():
    d = 1
    for i in range(N):
        d = ValueError(d)
    return len(str(d))


def repr_of_slices():
    d = 1
    for i in range(N):
        d = slice(d)
    return len(repr(d))


def equal_slices():
    d = 1;e=1
    for i in range(N):
        d = slice(d)
        e = slice(e)
    return d == e


def repr_of_frozensets():
    d = frozenset()
    for i in range(N):
        d = frozenset([d])
    return len(repr(d))


def equal_frozensets():
    def m():
        d = frozenset()
        for i in range(N):
            d = frozenset([d])
        return d
    return m() == m()


def repr_of_proxies():
    d = {}
    for i in range(N):
        d = types.MappingProxyType(d)
    return len(repr(d))


def item_of_proxies():
    d = {1:2}
    for i in range(N):
        d = types.MappingProxyType(d)
    return d[1]


def memoryviews():
    m = memoryview(b"abc")
    for i in range(N):
        m = memoryview(m)
    return m[0]


def bases():
    c = object
    for i in range(3000):
        c = type("C",(c,),{})
    return c().__class__.__name__


def format_field():
    return "{0[0]}".format(nest()) and 1


def f_strings():
    s = "f'{"*3000
    return compile(s, "a", "eval")


def equal_to_itself():
    class A:
        def __eq__(s, o):
            return s==o
    return A() == A()


def json_dumps_of_dicts():
    return len(json.dumps(nest_d()))


def json_dumps_indented():
    return json.dumps(nest(), indent=1)


def contains_itself():
    class A:
        def __contains__(s, o):
            return o in s
    return 1 in A()


def iter_of_itself():
    class A:
        def __iter__(s):
            return iter(s)
    return iter(A())


def bool_of_itself():
    class A:
        def __len__(s):
            return len(s)
    return bool(A())


def call_itself():
    class A:
        pass
    A.__call__=A()
    return A()()


def sum_():
    class A(list):
        pass
    return sum([nest()],[]) and 1


def template():
    return string.Template("$a").substitute(a=nest()) and 1


def accumulates():
    c = iter([1])
    for _ in range(N):
        c = itertools.accumulate(c)
    return next(c)


def takewhiles():
    c = iter([1])
    for _ in range(N):
        c = itertools.takewhile(bool, c)
    return next(c)


def cycles():
    c = iter([1])
    for _ in range(N):
        c = itertools.cycle(c)
    return next(c)


def groupbys():
    c = iter([1])
    for _ in range(N):
        c = itertools.groupby(c)
    return 1 if next(c) else 0


def percent_format():
    return "%s" % (nest(),) and 1


def merged_dicts():
    return (nest_d()|{}) == nest_d()


def csv_row():
    return csv.writer(io.StringIO()).writerow([nest()])


for function in (
        repr_of_lists, repr_of_dicts, equal_lists, less_tuples, pickle_dumps, deepcopy, json_dumps,
        json_loads, marshal_dumps, marshal_loads, isinstance_, issubclass_, compile_negations,
        compile_parentheses, compile_too_many_parentheses, compile_sum, compile_attributes,
        compile_conditions, compile_lambdas, compile_tree, sort_tuples, join_lists, partials,
        reduce_, chains, enumerate_, filter_, islices, staticmethods, repr_of_itself,
        cached_functions, repr_of_alias, repr_of_deques, equal_deques, repr_of_namespaces,
        repr_of_exceptions, str_of_exceptions, repr_of_slices, equal_slices, repr_of_frozensets,
        equal_frozensets, repr_of_proxies, item_of_proxies, memoryviews, bases, format_field,
        f_strings, equal_to_itself, json_dumps_of_dicts, json_dumps_indented, contains_itself,
        iter_of_itself, bool_of_itself, call_itself, sum_, template, accumulates, takewhiles,
        cycles, groupbys, percent_format, merged_dicts, csv_row,
):
    try:
        print(function.__name__, repr(function())[:60])
    except Exception as e:
        print(function.__name__, type(e).__name__, e)
