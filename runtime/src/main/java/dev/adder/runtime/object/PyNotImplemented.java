package dev.adder.runtime.object;

import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;

/** {@code NotImplemented}, the only instance of its type. It is counted like any object and never dies. */
@BuiltinType(name = "NotImplementedType")
public final class PyNotImplemented extends PyObject {
    public static final PyType TYPE = new Type();

    /** The instance; the static field owns one reference. */
    @Borrowed
    public static final PyNotImplemented INSTANCE = new PyNotImplemented();

    private PyNotImplemented() {
        super(TYPE);
    }

    /** A new reference to the instance. */
    public static PyObject owned() {
        INSTANCE.incref();
        return INSTANCE;
    }

    // CPython: Objects/object.c notimplemented_new
    @PyNew(value = "NotImplementedType", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs != 0 || kwnames != null && kwnames.size() != 0) {
            throw PyErr.typeError("NotImplementedType takes no arguments");
        }
        return owned();
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyNotImplemented self) {
        return PyStr.of("NotImplemented");
    }

    static final class Type extends PyType {
        Type() {
            super("NotImplementedType", PyNotImplementedTable.INSTANCE, null, 16, 0, 0);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of("NotImplemented");
        }

        // CPython: Objects/object.c notimplemented_bool
        @Override
        public boolean nbBool(PyObject self) {
            PyErr.warn(PyExc.DeprecationWarning, "NotImplemented should not be used in a boolean context", 1);
            return true;
        }

        @Override
        public void tpDealloc(PyObject self) {
            throw new AssertionError("deallocating NotImplemented");
        }
    }
}
