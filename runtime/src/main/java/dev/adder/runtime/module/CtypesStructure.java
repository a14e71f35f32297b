package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code _ctypes.Structure}. */
@BuiltinType(name = "_ctypes.Structure", doc = "Structure base class")
final class CtypesStructure extends CtypesData {
    static final PyType TYPE = new Type();

    CtypesStructure(PyType type) {
        super(type);
    }

    @PyNew(value = "Structure", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return create(cls);
    }

    @PyInit(value = "Structure", raw = true)
    static void init(CtypesStructure self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        CtypesFields.init(self, args, base, nargs, kwnames);
    }

    private static final class Type extends CtypesData.Type {
        Type() {
            super("_ctypes.Structure", CtypesStructureTable.INSTANCE, CtypesData.TYPE, 96);
            type = CtypesStructureMeta.TYPE;
        }
    }
}
