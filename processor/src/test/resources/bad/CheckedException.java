package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** Checked exceptions do not pass through tables. */
@BuiltinType(name = "bad")
class CheckedException extends PyObject {
    static final PyType TYPE = null;

    CheckedException() {
        super(TYPE);
    }

    @PyMethod("run($self, /)")
    static void run(CheckedException self) throws java.io.IOException {} // error: the method throws the checked exception java.io.IOException

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
