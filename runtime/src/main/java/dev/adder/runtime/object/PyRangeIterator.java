package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over a range of machine integers. */
@BuiltinType(name = "range_iterator")
public final class PyRangeIterator extends PyObject {
    private static final Pool<PyRangeIterator> POOL = new Pool<>(56);

    public static final PyType TYPE = new Type();

    /** The next value. */
    public long next;
    public long step;
    /** How many are to come. */
    public long left;
    private long length;

    private PyRangeIterator() {
        super(TYPE);
    }

    static PyRangeIterator make(long start, long step, long length) {
        PyRangeIterator made = POOL.take();
        if (made == null) {
            made = new PyRangeIterator();
        }
        made.fill(start, step, length);
        return made;
    }

    private void fill(long start, long step, long length) {
        next = start;
        this.step = step;
        left = length;
        this.length = length;
        Heap.allocated(this);
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    @PyMethod(value = "__length_hint__($self)", textSignature = false,
            doc = "Private method returning an estimate of len(list(it)).")
    static long lengthHint(PyRangeIterator self) {
        return self.left;
    }

    // CPython: Objects/rangeobject.c rangeiter_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyRangeIterator self) {
        PyObject iter = Builtins.get(Builtins.ITER);
        long done = self.length - self.left;
        long start = self.next - done * self.step;
        PyRange range = PyRange.of(start, start + self.length * self.step, self.step);
        return PyTuple.steal(iter, PyTuple.steal(range), PyInt.of(done));
    }

    @PyMethod(value = "__setstate__($self, state, /)", textSignature = false, doc = "Set state information for unpickling.")
    static void setState(PyRangeIterator self, PyObject state) {
        long index = Math.min(Math.max(Args.toLong(state), 0), self.length);
        self.next += (index - (self.length - self.left)) * self.step;
        self.left = self.length - index;
    }

    static final class Type extends PyType {
        Type() {
            super("range_iterator", PyRangeIteratorTable.INSTANCE, null, 48, 0, GENERIC_GETATTR);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject o) {
            PyRangeIterator self = (PyRangeIterator) o;
            if (self.left <= 0) {
                return null;
            }
            long v = self.next;
            self.next = v + self.step;
            self.left--;
            return PyInt.of(v);
        }
    }
}
