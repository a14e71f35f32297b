package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;

/** An unchanging map from context variables to values, shared by the contexts that hold the same. */
@BuiltinType(name = "hamt")
final class PyHamt extends PyObject {
    static final PyType TYPE = new Type();

    /** The map without entries. */
    private static final PyHamt EMPTY = new PyHamt(PyHamtNode.empty());

    /** Owned; null once the collector has cleared it. */
    private PyHamtNode root;

    private PyHamt(PyHamtNode ownedRoot) {
        super(TYPE);
        root = ownedRoot;
        FreeLists.born(this);
    }

    static PyHamt empty() {
        EMPTY.incref();
        return EMPTY;
    }

    int size() {
        return root == null ? 0 : root.size();
    }

    @Borrowed
    PyObject keyAt(int i) {
        return root.keyAt(i);
    }

    @Borrowed
    PyObject valueAt(int i) {
        return root.valueAt(i);
    }

    /** The value of {@code key}, or null. */
    @Borrowed
    PyObject find(PyObject key) {
        int at = root == null ? -1 : root.indexOf(key);
        return at < 0 ? null : root.valueAt(at);
    }

    /** A map with {@code key} set to {@code value}: this one if nothing changes. */
    // CPython: Python/hamt.c _PyHamt_Assoc
    PyHamt with(PyObject key, PyObject value) {
        PyHamtNode changed = root.with(key, value);
        if (changed == root) {
            changed.decref();
            incref();
            return this;
        }
        return new PyHamt(changed);
    }

    /** A map without {@code key}; null if it is not there. */
    // CPython: Python/hamt.c _PyHamt_Without
    PyHamt without(PyObject key) {
        int at = root.indexOf(key);
        if (at < 0) {
            return null;
        }
        return root.size() == 1 ? empty() : new PyHamt(root.without(at));
    }

    // CPython: Python/hamt.c hamt_tp_traverse
    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(root);
    }

    // CPython: Python/hamt.c hamt_tp_clear
    @Override
    protected void clearFields() {
        PyObject o = root;
        root = null;
        xdecref(o);
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    static final class Type extends PyType {
        Type() {
            super("hamt", PyHamtTable.INSTANCE, null, 40, 0, HAVE_GC | HAS_WEAKREFS | DISALLOW_INSTANTIATION);
            weaklistoffset = 24;
        }
    }
}
