package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;

/** A value yielded by an asynchronous generator, told apart by its wrapping from what it awaits. */
@BuiltinType(name = "async_generator_wrapped_value")
public final class PyAsyncYield extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned. */
    PyObject value;

    private PyAsyncYield(PyObject value) {
        super(TYPE);
        this.value = value.newRef();
    }

    public static PyAsyncYield create(PyObject value) {
        PyAsyncYield y = new PyAsyncYield(value);
        Heap.gcAlloc(y);
        Heap.track(y);
        return y;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(value);
    }

    @Override
    protected void dropFields() {
        PyObject v = value;
        value = null;
        xdecref(v);
    }

    static final class Type extends PyType {
        Type() {
            super("async_generator_wrapped_value", PyAsyncYieldTable.INSTANCE, null, 24, 0, HAVE_GC);
        }
    }
}
