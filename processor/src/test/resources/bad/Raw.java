package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** Raw methods of another shape. */
@BuiltinType(name = "bad")
class Raw extends PyObject {
    static final PyType TYPE = null;

    Raw() {
        super(TYPE);
    }

    @PyMethod(value = "run($self, a)", raw = true)
    static void run(Raw self, PyObject a) {} // error: a raw method takes (receiver, PyObject[] args, int base, int nargs, PyTuple kwnames)

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
