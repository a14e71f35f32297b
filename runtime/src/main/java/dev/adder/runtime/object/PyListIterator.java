package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over a list. */
@BuiltinType(name = "list_iterator")
public final class PyListIterator extends PyObject {
    private static final Pool<PyListIterator> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type();

    /** The next index. */
    public int index;

    /** The list; null when exhausted. Owned. */
    public PyList seq;

    private PyListIterator() {
        super(TYPE);
    }

    private static PyListIterator make(PyList seq) {
        PyListIterator made = POOL.take();
        if (made == null) {
            made = new PyListIterator();
        }
        made.fill(seq);
        return made;
    }

    private void fill(PyList seq) {
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
    public static PyListIterator create(PyList seq) {
        PyListIterator it = make(seq);
        FreeLists.born(it);
        return it;
    }

    @PyMethod(value = "__length_hint__($self)", textSignature = false,
            doc = "Private method returning an estimate of len(list(it)).")
    static long lengthHint(PyListIterator self) {
        return self.seq == null ? 0 : Math.max(self.seq.size - self.index, 0);
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyListIterator self) {
        PyObject iter = Builtins.get(Builtins.ITER);
        return Builtins.reduceAt(iter, self.seq, self.index, PyList.create());
    }

    @PyMethod(value = "__setstate__($self, state, /)", textSignature = false, doc = "Set state information for unpickling.")
    static void setState(PyListIterator self, PyObject state) {
        long index = Builtins.stateIndex(state);
        if (self.seq != null) {
            self.index = (int) Math.min(Math.max(index, 0), self.seq.size);
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
            super("list_iterator", PyListIteratorTable.INSTANCE, null, 32, 0, HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        // CPython: Objects/listobject.c listiter_next
        @Override
        public PyObject tpIterNext(PyObject o) {
            PyListIterator self = (PyListIterator) o;
            PyList seq = self.seq;
            if (seq == null) {
                return null;
            }
            int i = self.index;
            if (i < seq.size) {
                self.index = i + 1;
                return seq.items[i].newRef();
            }
            self.seq = null;
            seq.decref();
            return null;
        }
    }
}
