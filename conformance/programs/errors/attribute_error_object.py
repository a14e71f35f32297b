"""Which AttributeErrors carry the object and the name: those of reading, none of setting and deleting."""
import types


class Slots:
    __slots__ = ("q",)

    def method(self):
        pass


class Plain:
    pass


d, s, p = {}, Slots(), Plain()
for text in ["d.foo", "d.foo = 1", "setattr(d, 'foo', 1)", "del d.foo", "s.q", "del s.q", "del p.foo", "p.foo", "s.method = 1",
             "Slots.foo", "del Slots.foo", "del types.foo", "types.SimpleNamespace().foo", "del types.SimpleNamespace().foo",
             "object.__setattr__(s, 'zz', 1)", "object.__getattribute__(s, 'zz')", "super(Slots, s).foo", "del s.__dict__"]:
    try:
        exec(text)
    except Exception as e:
        print(text, "|", type(e).__name__, getattr(e, "name", "-"), type(getattr(e, "obj", None)).__name__, "|", e)
for text in ["del (1)[0]", "del None[0]", "del None['a']", "del (lambda: 0)[0]", "del p[0]", "del p['a']", "del p[:]", "del ()[0]", "del ''['a']",
             "del d.keys()[0]", "del ValueError()[0]"]:
    try:
        exec(text.replace("del (1)", "x = 1\ndel x") if text.startswith("del (1)") else "x = " + text[4:text.rindex("[")] + "\ndel x" + text[text.rindex("["):])
    except TypeError as e:
        print(text, "|", e)
