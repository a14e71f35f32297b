package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** Defaults that are no values of the Java type. */
@BuiltinType(name = "bad")
class DefaultValue extends PyObject {
    static final PyType TYPE = null;

    DefaultValue() {
        super(TYPE);
    }

    @PyMethod("number($self, a=None, /)")
    static void number(DefaultValue self, int a) {} // error: the default None of 'a' is no value of int

    @PyMethod("large($self, a=4294967296, /)")
    static void large(DefaultValue self, int a) {} // error: the default 4294967296 of 'a' is no value of int

    @PyMethod("text($self, a=1, /)")
    static void text(DefaultValue self, String a) {} // error: the default 1 of 'a' is no value of java.lang.String

    @PyMethod("truth($self, a=yes, /)")
    static void truth(DefaultValue self, boolean a) {} // error: the default yes of 'a' is no value of boolean

    @PyMethod("real($self, a=x, /)")
    static void real(DefaultValue self, double a) {} // error: the default x of 'a' is no value of double

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
