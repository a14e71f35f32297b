package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** Parameter types without a conversion. */
@BuiltinType(name = "bad")
class ParameterType extends PyObject {
    static final PyType TYPE = null;

    ParameterType() {
        super(TYPE);
    }

    @PyMethod("unknown($self, a, /)")
    static void unknown(ParameterType self, Object a) {} // error: no conversion to the parameter type java.lang.Object

    @PyMethod("untyped($self, a, /)")
    static void untyped(ParameterType self, PyModule a) {} // error: has no static field TYPE to name it in messages

    @PyMethod("rest($self, *a)")
    static void rest(ParameterType self, PyObject a) {} // error: *a must be a PyObject[] or a PyTuple

    @PyMethod("keywords($self, **a)")
    static void keywords(ParameterType self, PyObject a) {} // error: **a must be a PyDict

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
