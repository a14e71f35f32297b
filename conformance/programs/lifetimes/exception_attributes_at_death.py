"""The order in which an exception that dies, or that the collector clears, drops its own fields, its attributes, and what every exception has."""
import gc
import weakref


class Heard:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Sub(ImportError):
    __slots__ = ("slot",)


def make(kind):
    name = kind.__name__
    match name:
        case "AttributeError" | "NameError":
            e = kind(Heard("args"), name=Heard("name"))
            if name == "AttributeError":
                e.obj = Heard("obj")
        case "ImportError" | "Sub":
            e = kind(Heard("message"), name=Heard("name"), path=Heard("path"))
        case "OSError":
            e = kind(Heard("errno"), Heard("strerror"), Heard("filename"), None, Heard("filename2"))
            e.args = (Heard("args"),)
        case "ExceptionGroup":
            inner = ValueError()
            inner.held = Heard("inner")
            e = kind("group", [inner])
            e.args = (Heard("args"),)
        case "SyntaxError":
            e = kind(Heard("message"), (Heard("filename"), 1, 2, Heard("text"), 3, 4))
            e.print_file_and_line = Heard("print_file_and_line")
        case _:
            e = kind(Heard("value"))
    if name in ("StopIteration", "SystemExit"):
        e.args = (Heard("args"),)
    if name == "Sub":
        e.slot = Heard("slot")
    e.attribute = Heard("attribute")
    e.add_note("note")
    e.__notes__.append(Heard("note"))
    e.__cause__ = ValueError(Heard("cause"))
    e.__context__ = ValueError(Heard("context"))
    return e


for kind in ValueError, KeyError, AttributeError, NameError, ImportError, OSError, StopIteration, SystemExit, SyntaxError, ExceptionGroup, Sub:
    print(kind.__name__, "by count")
    e = make(kind)
    print([getattr(x, "name", type(x).__name__) for x in gc.get_referents(e)])
    del e
    print(kind.__name__, "by the collector")
    gc.collect()
    e = make(kind)
    e.me = e
    del e
    print(gc.collect() > 0)


def held_by_attribute():
    target = Heard("target")
    try:
        target.missing
    except AttributeError as e:
        error = e
    error.reference = weakref.ref(target, lambda r: print("callback"))
    error.__traceback__ = None
    return error


held_by_attribute()
