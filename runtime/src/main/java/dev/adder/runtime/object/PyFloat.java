package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;

/** A float: an IEEE 754 double. */
@BuiltinType(name = "float")
public final class PyFloat extends PyObject {
    public static final PyType TYPE = new Type();

    public final double value;

    PyFloat(PyType type, double value) {
        super(type);
        this.value = value;
    }

    public static PyFloat of(double value) {
        return new PyFloat(TYPE, value);
    }

    static final class Type extends PyType {
        Type() {
            super("float", PyFloatTable.INSTANCE, null, 24, 0, BASETYPE | MATCH_SELF);
        }
    }
}
