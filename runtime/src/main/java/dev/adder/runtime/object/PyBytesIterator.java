package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over a bytes. */
@BuiltinType(name = "bytes_iterator")
public final class PyBytesIterator extends PyObject {
    public static final PyType TYPE = new Type();

    private static final PyStr ITER = PyStr.intern("iter");

    private int index;

    /** Null when exhausted. Owned. */
    private PyBytes seq;

    private PyBytesIterator(PyBytes seq) {
        super(TYPE);
        seq.incref();
        this.seq = seq;
    }

    static PyBytesIterator create(PyBytes seq) {
        PyBytesIterator it = new PyBytesIterator(seq);
        Heap.gcAlloc(it);
        Heap.track(it);
        return it;
    }

    @PyMethod(value = "__length_hint__($self)", textSignature = false,
            doc = "Private method returning an estimate of len(list(it)).")
    static long lengthHint(PyBytesIterator self) {
        return self.seq == null ? 0 : self.seq.size() - self.index;
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyBytesIterator self) {
        PyObject iter = Builtins.get(ITER);
        return Builtins.reduceAt(iter, self.seq, self.index, PyTuple.empty());
    }

    @PyMethod(value = "__setstate__($self, state, /)", textSignature = false, doc = "Set state information for unpickling.")
    static void setState(PyBytesIterator self, PyObject state) {
        long index = Builtins.stateIndex(state);
        if (self.seq != null) {
            self.index = (int) Math.min(Math.max(index, 0), self.seq.size());
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(seq);
    }

    @Override
    protected void dropFields() {
        PyBytes s = seq;
        seq = null;
        xdecref(s);
    }

    static final class Type extends PyType {
        Type() {
            super("bytes_iterator", PyBytesIteratorTable.INSTANCE, null, 32, 0, HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject o) {
            PyBytesIterator self = (PyBytesIterator) o;
            PyBytes s = self.seq;
            if (s == null) {
                return null;
            }
            if (self.index < s.size()) {
                return PyInt.of(s.byteAt(self.index++));
            }
            self.seq = null;
            s.decref();
            return null;
        }
    }
}
