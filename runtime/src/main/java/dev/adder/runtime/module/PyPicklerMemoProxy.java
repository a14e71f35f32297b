package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Address;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The {@code memo} of a pickler, as programs see it. */
@BuiltinType(name = "_pickle.PicklerMemoProxy")
public final class PyPicklerMemoProxy extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned. */
    private PyPickler pickler;

    private PyPicklerMemoProxy(PyPickler pickler) {
        super(TYPE);
        pickler.incref();
        this.pickler = pickler;
    }

    static PyObject create(PyPickler pickler) {
        PyPicklerMemoProxy self = new PyPicklerMemoProxy(pickler);
        FreeLists.born(self);
        return self;
    }

    @Borrowed
    PyPickler pickler() {
        return pickler;
    }

    @PyMethod(value = "clear($self, /)", doc = "Remove all items from memo.")
    static void clear(PyPicklerMemoProxy self) {
        if (self.pickler.memo != null) {
            self.pickler.memo.clear();
        }
    }

    /** A dict from {@code id(object)} to a pair of memo id and object. */
    // CPython: Modules/_pickle.c _pickle_PicklerMemoProxy_copy_impl
    @PyMethod(value = "copy($self, /)", doc = "Copy the memo to a new object.")
    static PyObject copy(PyPicklerMemoProxy self) {
        PyDict copy = PyDict.create();
        PickleMemo memo = self.pickler.memo;
        for (int i = 0; memo != null && i < memo.size(); i++) {
            PyObject key = PyInt.of(Address.of(memo.keyAt(i)));
            PyObject value = PyTuple.steal(PyInt.of(memo.idAt(i)), memo.keyAt(i).newRef());
            copy.put(key, value);
            key.decref();
            value.decref();
        }
        return copy;
    }

    @PyMethod(value = "__reduce__($self, /)", doc = "Implement pickle support.")
    static PyObject reduce(PyPicklerMemoProxy self) {
        PyDict.TYPE.incref();
        return PyTuple.steal(PyDict.TYPE, PyTuple.steal(copy(self)));
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(pickler);
    }

    @Override
    protected void dropFields() {
        PyPickler p = pickler;
        pickler = null;
        xdecref(p);
    }

    @Override
    protected void clearFields() {
        dropFields();
    }

    static final class Type extends PyType {
        Type() {
            super("_pickle.PicklerMemoProxy", PyPicklerMemoProxyTable.INSTANCE, null, 24, 0, HAVE_GC | DISALLOW_INSTANTIATION);
        }

        @Override
        public long tpHash(PyObject self) {
            throw dev.adder.runtime.object.PyErr.typeError("unhashable type: '" + tpName() + "'");
        }
    }
}
