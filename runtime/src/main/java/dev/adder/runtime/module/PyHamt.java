package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;

/**
 * An unchanging map from context variables to values, shared by the contexts that hold the same. Contexts are small: the entries stand in
 * two arrays, in the order in which they came.
 */
@BuiltinType(name = "hamt")
final class PyHamt extends PyObject {
    static final PyType TYPE = new Type();

    /** The map without entries. */
    private static final PyHamt EMPTY = new PyHamt(new PyObject[0], new PyObject[0]);

    /** Owned. */
    private final PyObject[] keys;
    private final PyObject[] values;

    private PyHamt(PyObject[] keys, PyObject[] values) {
        super(TYPE);
        this.keys = keys;
        this.values = values;
        FreeLists.born(this);
    }

    static PyHamt empty() {
        EMPTY.incref();
        return EMPTY;
    }

    int size() {
        return keys.length;
    }

    @Borrowed
    PyObject keyAt(int i) {
        return keys[i];
    }

    @Borrowed
    PyObject valueAt(int i) {
        return values[i];
    }

    /** The value of {@code key}, or null. */
    @Borrowed
    PyObject find(PyObject key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == key) {
                return values[i];
            }
        }
        return null;
    }

    /** A map with {@code key} set to {@code value}. */
    PyHamt with(PyObject key, PyObject value) {
        int n = keys.length;
        int at = 0;
        while (at < n && keys[at] != key) {
            at++;
        }
        int size = at < n ? n : n + 1;
        PyObject[] ks = new PyObject[size];
        PyObject[] vs = new PyObject[size];
        for (int i = 0; i < size; i++) {
            ks[i] = (i == at ? key : keys[i]).newRef();
            vs[i] = (i == at ? value : values[i]).newRef();
        }
        return new PyHamt(ks, vs);
    }

    /** A map without {@code key}; null if it is not there. */
    PyHamt without(PyObject key) {
        int n = keys.length;
        int at = 0;
        while (at < n && keys[at] != key) {
            at++;
        }
        if (at == n) {
            return null;
        }
        if (n == 1) {
            return empty();
        }
        PyObject[] ks = new PyObject[n - 1];
        PyObject[] vs = new PyObject[n - 1];
        for (int i = 0; i < n - 1; i++) {
            int from = i < at ? i : i + 1;
            ks[i] = keys[from].newRef();
            vs[i] = values[from].newRef();
        }
        return new PyHamt(ks, vs);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        for (PyObject k : keys) {
            visitor.xvisit(k);
        }
        for (PyObject v : values) {
            visitor.xvisit(v);
        }
    }

    @Override
    protected void clearFields() {
        dropFields();
    }

    @Override
    protected void dropFields() {
        for (int i = keys.length - 1; i >= 0; i--) {
            PyObject k = keys[i];
            PyObject v = values[i];
            keys[i] = null;
            values[i] = null;
            xdecref(k);
            xdecref(v);
        }
    }

    static final class Type extends PyType {
        Type() {
            super("hamt", PyHamtTable.INSTANCE, null, 40, 0, HAVE_GC | HAS_WEAKREFS | DISALLOW_INSTANTIATION);
            weaklistoffset = 24;
        }
    }
}
