def plain(a, b, c):
    return a


def defaults(a, b=2, c=3):
    return b


def keywords(a, *, key=None):
    return key


def variadic(*args, **named):
    return args


def run():
    for i in range(80000):
        plain(i, i, i)
        defaults(i)
        defaults(i, c=i)
        keywords(i, key=i)
        variadic(i, i, x=i)


from rounds import measure
measure(run)
