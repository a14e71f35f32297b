package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;

/**
 * The node that holds the entries of a {@link PyHamt}. Contexts are small: one node holds them all, in the order in which they came, where
 * CPython's has further nodes for keys whose hashes begin alike or beyond 16 keys.
 */
@BuiltinType(name = "hamt_bitmap_node")
final class PyHamtNode extends PyObject {
    static final PyType TYPE = new Type();

    /** The node without entries. */
    private static final PyHamtNode EMPTY = new PyHamtNode(0);

    /** Each key with its value behind it. Owned. */
    private final PyObject[] entries;

    private PyHamtNode(int size) {
        super(TYPE);
        entries = new PyObject[size * 2];
        FreeLists.born(this);
    }

    static PyHamtNode empty() {
        EMPTY.incref();
        return EMPTY;
    }

    int size() {
        return entries.length >> 1;
    }

    @Borrowed
    PyObject keyAt(int i) {
        return entries[i * 2];
    }

    @Borrowed
    PyObject valueAt(int i) {
        return entries[i * 2 + 1];
    }

    /** The number of the entry with this key, or -1. */
    int indexOf(PyObject key) {
        for (int i = 0; i < entries.length; i += 2) {
            if (entries[i] == key) {
                return i >> 1;
            }
        }
        return -1;
    }

    /** A node with {@code key} set to {@code value}: this one if nothing changes. */
    // CPython: Python/hamt.c hamt_node_bitmap_assoc
    PyHamtNode with(PyObject key, PyObject value) {
        int at = indexOf(key);
        if (at >= 0 && valueAt(at) == value) {
            incref();
            return this;
        }
        PyHamtNode r = new PyHamtNode(at >= 0 ? size() : size() + 1);
        for (int i = 0; i < entries.length; i++) {
            r.entries[i] = (i == at * 2 + 1 ? value : entries[i]).newRef();
        }
        if (at < 0) {
            r.entries[entries.length] = key.newRef();
            r.entries[entries.length + 1] = value.newRef();
        }
        return r;
    }

    /** A node without the entry of this number. */
    // CPython: Python/hamt.c hamt_node_bitmap_without
    PyHamtNode without(int at) {
        PyHamtNode r = new PyHamtNode(size() - 1);
        int n = 0;
        for (int i = 0; i < entries.length; i++) {
            if (i >> 1 != at) {
                r.entries[n++] = entries[i].newRef();
            }
        }
        return r;
    }

    // CPython: Python/hamt.c hamt_node_bitmap_traverse; there is no tp_clear
    @Override
    protected void traverseFields(Visitor visitor) {
        for (int i = entries.length - 1; i >= 0; i--) {
            visitor.xvisit(entries[i]);
        }
    }

    // CPython: Python/hamt.c hamt_node_bitmap_dealloc
    @Override
    protected void dropFields() {
        for (int i = entries.length - 1; i >= 0; i--) {
            PyObject o = entries[i];
            entries[i] = null;
            xdecref(o);
        }
    }

    static final class Type extends PyType {
        Type() {
            super("hamt_bitmap_node", PyHamtNodeTable.INSTANCE, null, 32, 8, HAVE_GC | TRASHCAN | DISALLOW_INSTANTIATION);
        }
    }
}
