package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;

/** Declared methods must be static. */
@BuiltinType(name = "bad")
class NotStatic extends PyObject {
    static final PyType TYPE = null;

    NotStatic() {
        super(TYPE);
    }

    @PyMethod("run($self, /)")
    void run() {} // error: the method must be static

    @PyGetter("size")
    int size() { // error: the method must be static
        return 0;
    }

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
