package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code _ctypes.Union}. */
@BuiltinType(name = "_ctypes.Union", doc = "Union base class")
final class CtypesUnion extends CtypesData {
    static final PyType TYPE = new Type();

    CtypesUnion(PyType type) {
        super(type);
    }

    @PyNew(value = "Union", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return create(cls);
    }

    @PyInit(value = "Union", raw = true)
    static void init(CtypesUnion self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        CtypesFields.init(self, args, base, nargs, kwnames);
    }

    private static final class Type extends CtypesData.Type {
        Type() {
            super("_ctypes.Union", CtypesUnionTable.INSTANCE, CtypesData.TYPE, 96);
            type = CtypesUnionMeta.TYPE;
        }
    }
}
