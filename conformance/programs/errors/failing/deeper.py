"""Fails in a function called at import."""


def compute(x):
    return x / (x - x)


RESULT = compute(3) + 1
