package dev.adder.runtime.object;

import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;

/** {@code None}, the only instance of its type. It is counted like any object and never dies. */
@BuiltinType(name = "NoneType")
public final class PyNone extends PyObject {
    public static final PyType TYPE = new Type();

    /** The instance; the static field owns one reference. */
    @Borrowed
    public static final PyNone INSTANCE = new PyNone();

    private PyNone() {
        super(TYPE);
    }

    /** A new reference to the instance. */
    public static PyObject owned() {
        INSTANCE.incref();
        return INSTANCE;
    }

    // CPython: Objects/object.c none_new
    @PyNew(value = "NoneType", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs != 0 || kwnames != null && kwnames.size() != 0) {
            throw PyErr.typeError("NoneType takes no arguments");
        }
        return owned();
    }


    static final class Type extends PyType {
        Type() {
            super("NoneType", PyNoneTable.INSTANCE, null, 16, 0, 0);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of("None");
        }

        @Override
        public boolean nbBool(PyObject self) {
            return false;
        }

        @Override
        public void tpDealloc(PyObject self) {
            throw new AssertionError("deallocating None");
        }
    }
}
