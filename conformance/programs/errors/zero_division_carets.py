"""An uncaught exception through three functions, with carets under the failing part."""


def inner(values, i):
    return (values[i] + 1) / (values[i] - values[i])


def middle(v):
    return [inner(v, k) for k in range(2)]


def outer():
    total = sum(middle([4, 5])) + 10
    return total


print("before")
outer()
print("never")
