package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;

/** A buffer that several memoryviews share; it goes back to its exporter when the last of them is released. */
@BuiltinType(name = "managedbuffer")
public final class PyManagedBuffer extends PyObject {
    public static final PyType TYPE = new Type();

    /** The exporter's buffer. Owns a reference to the exporter until released. */
    final Buffer master;

    /** How many memoryviews use the buffer. */
    int exports;

    boolean released;

    private PyManagedBuffer(Buffer master) {
        super(TYPE);
        this.master = master;
    }

    // CPython: Objects/memoryobject.c _PyManagedBuffer_FromObject
    static PyManagedBuffer create(PyObject base) {
        Buffer master = Abstract.getBuffer(base, Buffer.FULL_RO);
        PyManagedBuffer m = new PyManagedBuffer(master);
        Heap.gcAlloc(m);
        Heap.track(m);
        return m;
    }

    // CPython: Objects/memoryobject.c mbuf_release
    void release() {
        if (!released) {
            released = true;
            Heap.untrack(this);
            master.release();
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(master.obj);
    }

    @Override
    protected void dropFields() {
        release();
    }

    @Override
    protected void clearFields() {
        if (exports == 0) {
            release();
        }
    }

    static final class Type extends PyType {
        Type() {
            super("managedbuffer", PyManagedBufferTable.INSTANCE, null, 112, 0, HAVE_GC);
        }
    }
}
