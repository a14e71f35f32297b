package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** The signature and the method do not have as many parameters. */
@BuiltinType(name = "bad")
class ParameterCount extends PyObject {
    static final PyType TYPE = null;

    ParameterCount() {
        super(TYPE);
    }

    @PyMethod("few($self, a, b, /)")
    static void few(ParameterCount self, PyObject a) {} // error: the signature has 2 parameters after the receiver, the method has 1

    @PyMethod("many($self, /)")
    static void many(ParameterCount self, PyObject a) {} // error: the signature has 0 parameters after the receiver, the method has 1

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
