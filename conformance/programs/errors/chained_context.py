"""Uncaught: an exception raised while handling another, itself caused by a third."""


class AppError(Exception):
    """An application's own error."""


def load(d, key):
    try:
        return d[key]
    except KeyError as e:
        raise AppError(f"no {key!r} here") from e


try:
    load({}, "name")
except AppError:
    int("not a number")
