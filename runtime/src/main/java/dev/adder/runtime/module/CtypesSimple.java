package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.object.Address;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code _ctypes._SimpleCData}: one number, character or pointer. */
@BuiltinType(name = "_ctypes._SimpleCData", doc = "XXX to be provided")
final class CtypesSimple extends CtypesData {
    static final PyType TYPE = new Type();

    CtypesSimple(PyType type) {
        super(type);
    }

    @PyNew(value = "_SimpleCData", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return create(cls);
    }

    @PyInit(value = "_SimpleCData(value=<unrepresentable>, /)", textSignature = false)
    static void init(CtypesSimple self, PyObject value) {
        if (value != null) {
            setValue(self, value);
        }
    }

    @PyGetter(value = "value", doc = "current value")
    static PyObject value(CtypesSimple self) {
        CtypesInfo info = self.info();
        return CtypesCodes.get(memory(), info.code, info.swapped, self.address, self.size);
    }

    // CPython: Modules/_ctypes/_ctypes.c Simple_set_value
    @PySetter("value")
    static void setValue(CtypesSimple self, PyObject value) {
        if (value == null) {
            throw PyErr.typeError("can't delete attribute");
        }
        CtypesInfo info = self.info();
        self.keep(0, CtypesCodes.set(memory(), info.code, info.swapped, self.address, value, info.size));
    }

    private static final class Type extends CtypesData.Type {
        Type() {
            super("_ctypes._SimpleCData", CtypesSimpleTable.INSTANCE, CtypesData.TYPE, 96);
            type = CtypesSimpleMeta.TYPE;
        }

        @Override
        public boolean nbBool(PyObject self) {
            for (byte b : ((CtypesData) self).bytes()) {
                if (b != 0) {
                    return true;
                }
            }
            return false;
        }

        // CPython: Modules/_ctypes/_ctypes.c Simple_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            if (self.type.base != CtypesSimple.TYPE) {
                return PyStr.of("<" + self.type.tpName() + " object at " + Address.hex(self) + ">");
            }
            PyObject v = value((CtypesSimple) self);
            try {
                return PyStr.of(self.type.tpName() + "(" + Objects.reprText(v) + ")");
            } finally {
                v.decref();
            }
        }
    }
}
