package dev.adder.runtime.object;

import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.processor.Steals;

/** References that a table cannot hand over. */
@BuiltinModule(name = "bad")
class Ownership {
    @Borrowed
    @PyMethod("first()")
    static PyObject first() { // error: the result is @Borrowed: what a table returns is owned by the caller
        return null;
    }

    @PyMethod("take(object, /)")
    static void take(@Steals PyObject object) {} // error: the parameter @Steals: the arguments of a table are borrowed
}
