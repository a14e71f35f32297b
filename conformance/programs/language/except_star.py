"""except*: splitting, nested groups, naked exceptions, raising in handlers, notes and derive."""
import traceback


def run(exc):
    try:
        try:
            raise exc
        except* ValueError as e:
            print("V", repr(e))
        except* (TypeError, KeyError) as e:
            print("TK", repr(e))
    except BaseException as e:
        print("left", repr(e))


run(ExceptionGroup("a", [ValueError(1), TypeError(2)]))
run(ExceptionGroup("b", [ValueError(1), OSError(2), ExceptionGroup("c", [KeyError(3), ValueError(4), OSError(5)])]))
run(ValueError("naked"))
run(OSError("naked other"))
run(BaseExceptionGroup("d", [KeyboardInterrupt(), ValueError(1)]))


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message + "'", excs)


run(MyGroup("mine", [ValueError(1), OSError(2)]))
g = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ValueError(3)])])
print(g.split(ValueError), g.subgroup(lambda e: isinstance(e, TypeError)), g.subgroup(KeyError), g.message, g.exceptions[0])
try:
    try:
        raise ExceptionGroup("two", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise OSError("from handler")
    except* TypeError as e:
        raise
except ExceptionGroup as e:
    print(repr(e), [type(x.__context__).__name__ for x in e.exceptions])
for args in (("m", []), ("m",), (1, [ValueError()]), ("m", [1]), ("m", ValueError()), ("m", [KeyboardInterrupt()])):
    try:
        ExceptionGroup(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(type(BaseExceptionGroup("x", [ValueError()])).__name__)
for code in ("try: pass\nexcept* V: pass\nexcept T: pass", "try: pass\nexcept*: pass", "for i in x:\n try: pass\n except* V: break", "def f():\n try: pass\n except* V: return"):
    try:
        compile(code, "c", "exec")
    except SyntaxError as e:
        print(e.msg)
g.add_note("a note")
print("".join(traceback.format_exception(g)), end="")
