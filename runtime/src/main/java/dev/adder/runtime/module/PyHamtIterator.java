package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** Iterates over the variables, the values or the pairs of a context as it was. */
@BuiltinType(name = "keys")
final class PyHamtIterator extends PyObject {
    static final PyType KEYS = new Type("keys");
    static final PyType VALUES = new Type("values");
    static final PyType ITEMS = new Type("items");

    /** Owned. */
    private PyHamt map;
    private int index;

    PyHamtIterator(PyType type, PyHamt map) {
        super(type);
        map.incref();
        this.map = map;
        FreeLists.born(this);
    }

    private PyObject next() {
        if (map == null || index >= map.size()) {
            return null;
        }
        int i = index++;
        if (type == KEYS) {
            return map.keyAt(i).newRef();
        }
        return type == VALUES ? map.valueAt(i).newRef() : PyTuple.pair(map.keyAt(i), map.valueAt(i));
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(map);
    }

    @Override
    protected void clearFields() {
        PyObject m = map;
        map = null;
        xdecref(m);
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    static final class Type extends PyType {
        Type(String name) {
            super(name, PyHamtIteratorTable.INSTANCE, null, 152, 0, HAVE_GC | DISALLOW_INSTANTIATION);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PyHamtIterator) self).next();
        }
    }
}
