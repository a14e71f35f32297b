package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The {@code memo} of an unpickler, as programs see it. */
@BuiltinType(name = "_pickle.UnpicklerMemoProxy")
public final class PyUnpicklerMemoProxy extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned. */
    private PyUnpickler unpickler;

    private PyUnpicklerMemoProxy(PyUnpickler unpickler) {
        super(TYPE);
        unpickler.incref();
        this.unpickler = unpickler;
    }

    static PyObject create(PyUnpickler unpickler) {
        PyUnpicklerMemoProxy self = new PyUnpicklerMemoProxy(unpickler);
        FreeLists.born(self);
        return self;
    }

    @Borrowed
    PyUnpickler unpickler() {
        return unpickler;
    }

    @PyMethod(value = "clear($self, /)", doc = "Remove all items from memo.")
    static void clear(PyUnpicklerMemoProxy self) {
        self.unpickler.clearMemo();
    }

    // CPython: Modules/_pickle.c _pickle_UnpicklerMemoProxy_copy_impl
    @PyMethod(value = "copy($self, /)", doc = "Copy the memo to a new object.")
    static PyObject copy(PyUnpicklerMemoProxy self) {
        return self.unpickler.memoCopy();
    }

    @PyMethod(value = "__reduce__($self, /)", doc = "Implement pickling support.")
    static PyObject reduce(PyUnpicklerMemoProxy self) {
        PyDict.TYPE.incref();
        return PyTuple.steal(PyDict.TYPE, PyTuple.steal(copy(self)));
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(unpickler);
    }

    @Override
    protected void dropFields() {
        PyUnpickler p = unpickler;
        unpickler = null;
        xdecref(p);
    }

    @Override
    protected void clearFields() {
        dropFields();
    }

    static final class Type extends PyType {
        Type() {
            super("_pickle.UnpicklerMemoProxy", PyUnpicklerMemoProxyTable.INSTANCE, null, 24, 0, HAVE_GC | DISALLOW_INSTANTIATION);
        }

        @Override
        public long tpHash(PyObject self) {
            throw dev.adder.runtime.object.PyErr.typeError("unhashable type: '" + tpName() + "'");
        }
    }
}
