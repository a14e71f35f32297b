package dev.adder.runtime.object;

import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;

/** {@code Ellipsis}, the only instance of its type. It is counted like any object and never dies. */
@BuiltinType(name = "ellipsis")
public final class PyEllipsis extends PyObject {
    public static final PyType TYPE = new Type();

    /** The instance; the static field owns one reference. */
    @Borrowed
    public static final PyEllipsis INSTANCE = new PyEllipsis();

    private PyEllipsis() {
        super(TYPE);
    }

    /** A new reference to the instance. */
    public static PyObject owned() {
        INSTANCE.incref();
        return INSTANCE;
    }

    // CPython: Objects/sliceobject.c ellipsis_new
    @PyNew(value = "EllipsisType", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs != 0 || kwnames != null && kwnames.size() != 0) {
            throw PyErr.typeError("EllipsisType takes no arguments");
        }
        return owned();
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyEllipsis self) {
        return PyStr.of("Ellipsis");
    }

    static final class Type extends PyType {
        Type() {
            super("ellipsis", PyEllipsisTable.INSTANCE, null, 16, 0, GENERIC_GETATTR);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of("Ellipsis");
        }


        @Override
        public void tpDealloc(PyObject self) {
            throw new AssertionError("deallocating Ellipsis");
        }
    }
}
