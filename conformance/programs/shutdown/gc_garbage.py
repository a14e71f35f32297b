"""What is left in gc.garbage at exit: the warning, the list when it was asked for, and the deaths of what it holds."""
import gc, os, sys, warnings


class Left:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<Left {self.name}>"

    def __del__(self, write=os.write):
        write(1, f"dying: {self.name}\n".encode())


class Unshown(Left):
    def __repr__(self):
        raise ValueError("no text")


warnings.simplefilter("always")
gc.garbage.append(Left("one"))
gc.garbage.append(Left("two"))
gc.garbage.append(Left("three"))
gc.callbacks.append(lambda phase, info, write=os.write: write(1, f"{phase} {info['generation']}\n".encode()))
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
if len(sys.argv) > 1:
    gc.garbage.append(Unshown("four"))
sys.stdout.flush()
