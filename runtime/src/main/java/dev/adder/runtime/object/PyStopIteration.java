package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PySetter;

/** {@code StopIteration}. */
@BuiltinType(name = "StopIteration")
public final class PyStopIteration extends PyBaseException {
    private static final Pool<PyStopIteration> POOL = new Pool<>(48);

    /** Owned; null for None. */
    public PyObject value;

    private PyStopIteration(PyType type) {
        super(type);
    }

    @Override
    protected void recycle() {
        super.recycle();
        value = null;
        POOL.give(this);
    }

    // CPython: Objects/exceptions.c StopIteration_init
    @PyInit(value = "StopIteration", raw = true)
    static void init(PyStopIteration self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyBaseException.init(self, args, base, nargs, kwnames);
        PyObject old = self.value;
        self.value = nargs > 0 ? args[base].newRef() : PyNone.owned();
        xdecref(old);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(value);
        super.traverseFields(visitor);
    }

    @Override
    protected void clearFields() {
        PyObject o = value;
        value = null;
        xdecref(o);
        super.clearFields();
    }

    @PyGetter(value = "value", member = true, doc = "generator return value")
    static PyObject getValue(PyStopIteration self) {
        return orNone(self.value);
    }

    @PySetter("value")
    static void setValue(PyStopIteration self, PyObject value) {
        PyObject old = self.value;
        self.value = xnewRef(value);
        xdecref(old);
    }

    static final class Type extends PyBaseException.Type {
        Type(PyType base, String doc) {
            super("StopIteration", PyStopIterationTable.INSTANCE, base, 80, false, doc);
        }

        Type(String name, PyType base, String doc) {
            super(name, base, false, doc);
        }

        @Override
        PyBaseException allocate(PyType cls) {
            PyStopIteration e = POOL.take();
            return e == null ? new PyStopIteration(cls) : e.begin(cls);
        }
    }
}
