package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PySetter;

/** {@code NameError}. */
@BuiltinType(name = "NameError")
public final class PyNameError extends PyBaseException {
    private static final Pool<PyNameError> POOL = new Pool<>(48);

    /** Owned; null for None. */
    public PyObject name;

    private PyNameError(PyType type) {
        super(type);
    }

    @Override
    protected void recycle() {
        super.recycle();
        name = null;
        POOL.give(this);
    }

    // CPython: Objects/exceptions.c NameError_init
    @PyInit(value = "NameError", raw = true)
    static void init(PyNameError self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        self.initArgs(args, base, nargs);
        PyObject[] values = keywords("NameError", args, base + nargs, kwnames, "name");
        PyObject oldName = self.name;
        self.name = xnewRef(values[0]);
        xdecref(oldName);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(name);
        super.traverseFields(visitor);
    }

    @Override
    protected void clearFields() {
        PyObject o = name;
        name = null;
        xdecref(o);
        super.clearFields();
    }

    @PyGetter(value = "name", member = true, doc = "name")
    static PyObject getName(PyNameError self) {
        return orNone(self.name);
    }

    @PySetter("name")
    static void setName(PyNameError self, PyObject value) {
        PyObject old = self.name;
        self.name = xnewRef(value);
        xdecref(old);
    }

    static final class Type extends PyBaseException.Type {
        Type(PyType base, String doc) {
            super("NameError", PyNameErrorTable.INSTANCE, base, 80, false, doc);
        }

        @Override
        long ownSlotsLow() {
            return super.ownSlotsLow() | bit(Slot.TP_STR);
        }

        Type(String name, PyType base, String doc) {
            super(name, base, false, doc);
        }

        @Override
        PyBaseException allocate(PyType cls) {
            PyNameError e = POOL.take();
            return e == null ? new PyNameError(cls) : e.begin(cls);
        }
    }
}
