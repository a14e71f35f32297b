def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def run():
    assert fib(24) == 46368


from rounds import measure
measure(run)
