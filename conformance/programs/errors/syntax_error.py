"""A SyntaxError in the program itself, found before anything runs."""
print("never printed")


def f(x):
    return x +* 2
