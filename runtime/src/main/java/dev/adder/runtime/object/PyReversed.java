package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;

/** {@code reversed} of a sequence without {@code __reversed__}. */
@BuiltinType(name = "reversed", doc = "Return a reverse iterator over the values of the given sequence.")
public final class PyReversed extends PyObject {
    private static final Pool<PyReversed> POOL = new Pool<>(40);

    public static final PyType TYPE = new Type();

    /** The next index; -1 at the end. */
    private long index;

    /** The sequence; null when exhausted. Owned. */
    private PyObject seq;

    private PyReversed(PyType type) {
        super(type);
    }

    private static PyReversed make(PyType type, PyObject seq, long index) {
        PyReversed made = POOL.take();
        if (made == null) {
            made = new PyReversed(type);
        } else {
            made.reborn(type);
        }
        made.fill(seq, index);
        return made;
    }

    private void fill(PyObject seq, long index) {
        seq.incref();
        this.seq = seq;
        this.index = index;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    // CPython: Objects/enumobject.c reversed_new_impl
    @PyNew("reversed(sequence, /)")
    static PyObject create(PyType cls, PyObject sequence) {
        PyObject method = Objects.lookupSpecial(sequence, Id.__reversed__);
        if (method == PyNone.INSTANCE) {
            method.decref();
            throw PyErr.typeError("'" + sequence.type.tpName() + "' object is not reversible");
        }
        if (method != null) {
            try {
                return Call.call(method);
            } finally {
                method.decref();
            }
        }
        if (!Abstract.isSequence(sequence)) {
            throw PyErr.typeError("'" + sequence.type.tpName() + "' object is not reversible");
        }
        PyReversed self = make(cls, sequence, Abstract.size(sequence) - 1);
        FreeLists.born(self);
        return self;
    }

    // CPython: Objects/enumobject.c reversed_len
    @PyMethod(value = "__length_hint__($self)", textSignature = false,
            doc = "Private method returning an estimate of len(list(it)).")
    static long lengthHint(PyReversed self) {
        if (self.seq == null) {
            return 0;
        }
        long n = Abstract.size(self.seq);
        return n < self.index + 1 ? 0 : self.index + 1;
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyReversed self) {
        self.type.incref();
        return self.seq == null ? PyTuple.steal(self.type, PyTuple.steal(PyTuple.empty()))
                : PyTuple.steal(self.type, PyTuple.of(self.seq), PyInt.of(self.index));
    }

    @PyMethod(value = "__setstate__($self, state, /)", textSignature = false, doc = "Set state information for unpickling.")
    static void setState(PyReversed self, PyObject state) {
        long index = Builtins.stateIndex(state);
        if (self.seq != null) {
            self.index = Math.min(Math.max(index, -1), Abstract.size(self.seq) - 1);
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
            super("reversed", PyReversedTable.INSTANCE, null, 32, 0, BASETYPE | HAVE_GC | GENERIC_GETATTR | TP_VECTORCALL);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        // CPython: Objects/enumobject.c reversed_next
        @Override
        public PyObject tpIterNext(PyObject o) {
            PyReversed self = (PyReversed) o;
            if (self.index >= 0) {
                try {
                    PyObject r = Abstract.sequenceGetItem(self.seq, self.index);
                    self.index--;
                    return r;
                } catch (PyException e) {
                    if (!e.matches(PyExc.IndexError) && !e.matches(PyExc.StopIteration)) {
                        throw e;
                    }
                    e.release();
                }
            }
            self.index = -1;
            PyObject seq = self.seq;
            if (seq != null) {
                self.seq = null;
                seq.decref();
            }
            return null;
        }
    }
}
