package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over a list from its end. */
@BuiltinType(name = "list_reverseiterator")
public final class PyListReverseIterator extends PyObject {
    private static final Pool<PyListReverseIterator> POOL = new Pool<>(40);

    public static final PyType TYPE = new Type();

    /** The next index; -1 at the end. */
    private long index;

    /** The list; null when exhausted. Owned. */
    private PyList seq;

    private PyListReverseIterator() {
        super(TYPE);
    }

    private static PyListReverseIterator make(PyList seq) {
        PyListReverseIterator made = POOL.take();
        if (made == null) {
            made = new PyListReverseIterator();
        }
        made.fill(seq);
        return made;
    }

    private void fill(PyList seq) {
        index = seq.size - 1;
        seq.incref();
        this.seq = seq;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    /** reversed(seq). */
    static PyListReverseIterator create(PyList seq) {
        PyListReverseIterator it = make(seq);
        FreeLists.born(it);
        return it;
    }

    @PyMethod(value = "__length_hint__($self)", textSignature = false,
            doc = "Private method returning an estimate of len(list(it)).")
    static long lengthHint(PyListReverseIterator self) {
        return self.seq == null || self.seq.size < self.index + 1 ? 0 : self.index + 1;
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyListReverseIterator self) {
        PyObject reversed = Builtins.get(Builtins.REVERSED);
        if (self.seq == null) {
            reversed.decref();
            return Builtins.reduceExhausted(Builtins.ITER, PyList.create());
        }
        return Builtins.reduceAt(reversed, self.seq, self.index, PyList.create());
    }

    @PyMethod(value = "__setstate__($self, state, /)", textSignature = false, doc = "Set state information for unpickling.")
    static void setState(PyListReverseIterator self, PyObject state) {
        long index = Builtins.stateIndex(state);
        if (self.seq != null) {
            self.index = Math.min(Math.max(index, -1), self.seq.size - 1);
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
            super("list_reverseiterator", PyListReverseIteratorTable.INSTANCE, null, 32, 0, HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        // CPython: Objects/listobject.c listreviter_next
        @Override
        public PyObject tpIterNext(PyObject o) {
            PyListReverseIterator self = (PyListReverseIterator) o;
            PyList seq = self.seq;
            if (seq == null) {
                return null;
            }
            long i = self.index;
            if (i >= 0 && i < seq.size) {
                self.index--;
                return seq.items[(int) i].newRef();
            }
            self.index = -1;
            self.seq = null;
            seq.decref();
            return null;
        }
    }
}
