"""Carets of statements over several lines, tabs, wide characters and long chains."""


def f(*args):
    return None


def g():
	x = {"ключ": f}
	return f(1,
		2)(
			3)


try:
    g()
except TypeError as e:
    import sys
    sys.excepthook(type(e), e, e.__traceback__)
日本 = {"a": {"b": None}}
print(日本["a"]["b"]["c"]["d"])
