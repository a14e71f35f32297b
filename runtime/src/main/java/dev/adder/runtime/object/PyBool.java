package dev.adder.runtime.object;

import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;

/** {@code True} and {@code False}. */
@BuiltinType(name = "bool")
public final class PyBool extends PyInt {
    public static final PyType TYPE = new Type();

    @Borrowed
    public static final PyBool TRUE = new PyBool(1);

    @Borrowed
    public static final PyBool FALSE = new PyBool(0);

    private PyBool(long value) {
        super(TYPE, value);
    }

    /** A new reference to one of the two. */
    public static PyObject of(boolean value) {
        PyBool b = value ? TRUE : FALSE;
        b.incref();
        return b;
    }

    public boolean isTrue() {
        return this == TRUE;
    }

    static final class Type extends PyInt.Type {
        Type() {
            super("bool", PyBoolTable.INSTANCE, PyInt.TYPE, 24, 4, 0);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of(self == TRUE ? "True" : "False");
        }
    }
}
