"""Uncaught errors with suggestions."""


class Config:
    verbosity = 1


def show(config):
    print(config.verbosty)


show(Config())
