"""sys.exit unwinds the stack: finally, with and locals before the globals."""
import sys


class T:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        print("exit", self.name, t.__name__, v.code)

    def __del__(self):
        print("del", self.name)


def f():
    local = T("local")
    with T("manager"):
        try:
            sys.exit(3)
        finally:
            print("finally")


g = T("global")
f()
