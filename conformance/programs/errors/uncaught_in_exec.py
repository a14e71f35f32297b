"""Tracebacks through exec, eval, lambda, comprehension, class body, property and C calls."""
import functools


class C:
    @property
    def p(self):
        return sorted([3, 1], key=lambda k: exec("1/0") or k)


def run():
    class Body:
        x = [eval("C().p") for _ in range(1)]


functools.partial(run)()
