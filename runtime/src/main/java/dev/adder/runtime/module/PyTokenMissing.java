package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;

/** {@code Token.MISSING}: the old value of a variable that had none. */
@BuiltinType(name = "Token.MISSING")
final class PyTokenMissing extends PyObject {
    static final PyType TYPE = new Type();
    static final PyTokenMissing INSTANCE = new PyTokenMissing();

    private PyTokenMissing() {
        super(TYPE);
    }

    static final class Type extends PyType {
        Type() {
            super("Token.MISSING", PyTokenMissingTable.INSTANCE, null, 16, 0, DISALLOW_INSTANTIATION);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of("<Token.MISSING>");
        }
    }
}
