"""Callbacks and cycles: a strong handler keeps the emitter, a weak one lets it die at once."""
import gc
import weakref

gc.disable()


class Emitter:
    def __init__(self, name):
        self.name = name
        self.handlers = []

    def on(self, f):
        self.handlers.append(f)
        return f

    def fire(self, x):
        return [h(x) for h in self.handlers]

    def __del__(self):
        print("  emitter dies:", self.name)


def strong():
    e = Emitter("strong")

    @e.on
    def handler(x):
        return e.name, x

    print(e.fire(1))


def weak():
    e = Emitter("weak")
    ref = weakref.ref(e)

    @e.on
    def handler(x):
        target = ref()
        return target.name if target else "gone", x

    print(e.fire(2))
    return handler


strong()
print("strong handler: still alive")
print("found", gc.collect() > 0)
h = weak()
print("weak handler: gone on return, handler works:", h(3))


class Button:
    def __init__(self):
        self.click = self.pressed

    def pressed(self):
        return "pressed"

    def __del__(self):
        print("  button dies")


b = Button()
print(b.click())
del b
print("a bound method stored on its own instance is a cycle")
gc.collect()
b = Button()
del b.click
del b
print("without it, no cycle")
