package dev.adder.runtime.object;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over anything with {@code __getitem__}. */
@BuiltinType(name = "iterator")
public final class PySeqIterator extends PyObject {
    public static final PyType TYPE = new Type();

    private long index;

    /** The sequence; null when exhausted. Owned. */
    private PyObject seq;

    private PySeqIterator(PyObject seq) {
        super(TYPE);
        seq.incref();
        this.seq = seq;
    }

    /** iter(seq) for a sequence without {@code __iter__}. */
    // CPython: Objects/iterobject.c PySeqIter_New
    public static PySeqIterator create(PyObject seq) {
        PySeqIterator it = new PySeqIterator(seq);
        FreeLists.born(it);
        return it;
    }

    // CPython: Objects/iterobject.c iter_len
    @PyMethod(value = "__length_hint__($self)", textSignature = false)
    static PyObject lengthHint(PySeqIterator self) {
        if (self.seq == null) {
            return PyInt.of(0);
        }
        if (!self.seq.type.has(Slot.SQ_LENGTH) && !self.seq.type.has(Slot.MP_LENGTH)) {
            return PyNotImplemented.owned();
        }
        return PyInt.of(Math.max(Abstract.size(self.seq) - self.index, 0));
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PySeqIterator self) {
        PyObject iter = Builtins.get(Builtins.ITER);
        return Builtins.reduceAt(iter, self.seq, self.index, PyTuple.empty());
    }

    @PyMethod(value = "__setstate__($self, state, /)", textSignature = false)
    static void setState(PySeqIterator self, PyObject state) {
        long index = Builtins.stateIndex(state);
        if (self.seq != null) {
            self.index = Math.max(index, 0);
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(seq);
    }

    @Override
    protected void dropFields() {
        xdecref(seq);
        seq = null;
    }

    static final class Type extends PyType {
        Type() {
            super("iterator", PySeqIteratorTable.INSTANCE, null, 32, 0, HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        // CPython: Objects/iterobject.c iter_iternext
        @Override
        public PyObject tpIterNext(PyObject o) {
            PySeqIterator self = (PySeqIterator) o;
            PyObject seq = self.seq;
            if (seq == null) {
                return null;
            }
            if (self.index == Long.MAX_VALUE) {
                throw PyErr.overflowError("iter index too large");
            }
            try {
                PyObject r = Abstract.sequenceGetItem(seq, self.index);
                self.index++;
                return r;
            } catch (PyException e) {
                if (!e.matches(PyExc.IndexError) && !e.matches(PyExc.StopIteration)) {
                    throw e;
                }
                e.release();
                self.seq = null;
                seq.decref();
                return null;
            }
        }
    }
}
