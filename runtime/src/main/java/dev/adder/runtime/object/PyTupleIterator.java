package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over a tuple. */
@BuiltinType(name = "tuple_iterator")
public final class PyTupleIterator extends PyObject {
    private static final Pool<PyTupleIterator> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type();

    /** The next index. */
    public int index;

    /** The tuple; null when exhausted. Owned. */
    public PyTuple seq;

    private PyTupleIterator() {
        super(TYPE);
    }

    private static PyTupleIterator make(PyTuple seq) {
        PyTupleIterator made = POOL.take();
        if (made == null) {
            made = new PyTupleIterator();
        }
        made.fill(seq);
        return made;
    }

    private void fill(PyTuple seq) {
        index = 0;
        seq.incref();
        this.seq = seq;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    /** iter(seq). */
    public static PyTupleIterator create(PyTuple seq) {
        PyTupleIterator it = make(seq);
        FreeLists.born(it);
        return it;
    }

    @PyMethod(value = "__length_hint__($self)", textSignature = false,
            doc = "Private method returning an estimate of len(list(it)).")
    static long lengthHint(PyTupleIterator self) {
        return self.seq == null ? 0 : self.seq.items.length - self.index;
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyTupleIterator self) {
        PyObject iter = Builtins.get(Builtins.ITER);
        return Builtins.reduceAt(iter, self.seq, self.index, PyTuple.empty());
    }

    @PyMethod(value = "__setstate__($self, state)", textSignature = false, raw = true,
            doc = "Set state information for unpickling.")
    static PyObject setState(PyObject o, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkOneArg("tuple_iterator.__setstate__", nargs, kwnames);
        PyTupleIterator self = (PyTupleIterator) o;
        long index = Builtins.stateIndex(args[base]);
        if (self.seq != null) {
            self.index = (int) Math.min(Math.max(index, 0), self.seq.items.length);
        }
        return PyNone.owned();
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
            super("tuple_iterator", PyTupleIteratorTable.INSTANCE, null, 32, 0, HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        // CPython: Objects/tupleobject.c tupleiter_next
        @Override
        public PyObject tpIterNext(PyObject o) {
            PyTupleIterator self = (PyTupleIterator) o;
            PyTuple seq = self.seq;
            if (seq == null) {
                return null;
            }
            if (self.index < seq.items.length) {
                return seq.items[self.index++].newRef();
            }
            self.seq = null;
            seq.decref();
            return null;
        }
    }
}
