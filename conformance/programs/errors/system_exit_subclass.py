"""A subclass of SystemExit, with its own code attribute."""


class Quit(SystemExit):
    def __init__(self):
        self.code = 9


raise Quit
