package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;

/** An iterator over a memoryview of one dimension. */
@BuiltinType(name = "memory_iterator")
public final class PyMemoryViewIterator extends PyObject {
    public static final PyType TYPE = new Type();

    private long index;
    private final long length;

    /** Null when exhausted. Owned. */
    private PyMemoryView seq;

    private PyMemoryViewIterator(PyMemoryView seq, long length) {
        super(TYPE);
        seq.incref();
        this.seq = seq;
        this.length = length;
    }

    static PyMemoryViewIterator create(PyMemoryView seq, long length) {
        PyMemoryViewIterator it = new PyMemoryViewIterator(seq, length);
        Heap.gcAlloc(it);
        Heap.track(it);
        return it;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(seq);
    }

    @Override
    protected void dropFields() {
        PyMemoryView s = seq;
        seq = null;
        xdecref(s);
    }

    static final class Type extends PyType {
        Type() {
            super("memory_iterator", PyMemoryViewIteratorTable.INSTANCE, null, 48, 0, HAVE_GC);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject o) {
            PyMemoryViewIterator self = (PyMemoryViewIterator) o;
            if (self.seq == null) {
                return null;
            }
            if (self.index < self.length) {
                return self.seq.item(self.index++);
            }
            self.dropFields();
            return null;
        }
    }
}
