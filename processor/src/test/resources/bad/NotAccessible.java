package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** Declared methods must not be private. */
@BuiltinType(name = "bad")
class NotAccessible extends PyObject {
    static final PyType TYPE = null;

    NotAccessible() {
        super(TYPE);
    }

    @PyMethod("run($self, /)")
    private static void run(NotAccessible self) {} // error: the method is private: the table cannot call it

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
