package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import java.math.BigInteger;

/** A slice. */
@BuiltinType(name = "slice", doc = "slice(stop)\n"
        + "slice(start, stop[, step])\n\n"
        + "Create a slice object.  This is used for extended slicing (e.g. a[0:10:2]).")
public final class PySlice extends PyObject {
    private static final Pool<PySlice> POOL = new Pool<>(40);

    public static final PyType TYPE = new Type();

    /** The three parts, None where absent. Owned. */
    public PyObject start;
    public PyObject stop;
    public PyObject step;

    private PySlice() {
        super(TYPE);
    }

    private static PySlice make(PyObject start, PyObject stop, PyObject step) {
        PySlice made = POOL.take();
        if (made == null) {
            made = new PySlice();
        }
        made.fill(start, stop, step);
        return made;
    }

    private void fill(PyObject start, PyObject stop, PyObject step) {
        this.start = start == null ? PyNone.owned() : start.newRef();
        this.stop = stop == null ? PyNone.owned() : stop.newRef();
        this.step = step == null ? PyNone.owned() : step.newRef();
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    /** slice(start, stop, step), with new references; null stands for None. */
    // CPython: Objects/sliceobject.c PySlice_New
    public static PySlice create(PyObject start, PyObject stop, PyObject step) {
        PySlice s = make(start, stop, step);
        Heap.track(s, FreeLists.SLICES);
        return s;
    }

    /** The parts of a slice as numbers; after {@link #adjust} those for a sequence of a given length. */
    public static final class Indices {
        public long start;
        public long stop;
        public long step;
        /** The number of selected items; set by {@link #adjust}. */
        public long length;

        Indices(long start, long stop, long step) {
            this.start = start;
            this.stop = stop;
            this.step = step;
        }

        /** Brings start and stop into a sequence of {@code n} items and counts the items selected; returns this. */
        // CPython: Objects/sliceobject.c PySlice_AdjustIndices
        public Indices adjust(long n) {
            start = bound(start, n);
            stop = bound(stop, n);
            if (step < 0) {
                length = stop < start ? (start - stop - 1) / -step + 1 : 0;
            } else {
                length = start < stop ? (stop - start - 1) / step + 1 : 0;
            }
            return this;
        }

        private long bound(long i, long n) {
            if (i < 0) {
                i += n;
                return i >= 0 ? i : step < 0 ? -1 : 0;
            }
            return i < n ? i : step < 0 ? n - 1 : n;
        }

        /** The selected elements of {@code items}, with new references. */
        PyObject[] select(PyObject[] items) {
            int n = (int) length;
            PyObject[] result = Payload.objects(n);
            if (step == 1) {
                System.arraycopy(items, (int) start, result, 0, n);
            } else {
                long from = start;
                for (int i = 0; i < n; i++, from += step) {
                    result[i] = items[(int) from];
                }
            }
            for (PyObject o : result) {
                o.incref();
            }
            return result;
        }
    }

    /** The parts as numbers, clipped to the range of a Py_ssize_t. Runs {@code __index__}. */
    // CPython: Objects/sliceobject.c PySlice_Unpack
    public Indices unpack() {
        long by = 1;
        if (step != PyNone.INSTANCE) {
            by = Args.toSliceIndex(step, 1);
            if (by == 0) {
                throw PyErr.valueError("slice step cannot be zero");
            }
            by = Math.max(by, -Long.MAX_VALUE);
        }
        long from = Args.toSliceIndex(start, by < 0 ? Long.MAX_VALUE : 0);
        long to = Args.toSliceIndex(stop, by < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        return new Indices(from, to, by);
    }

    /** {@link #unpack} and {@link Indices#adjust} for a sequence whose length cannot change meanwhile. */
    public static Indices adjustIndices(PySlice slice, long length) {
        return slice.unpack().adjust(length);
    }

    // CPython: Objects/sliceobject.c slice_new
    @PyNew(value = "slice", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("slice", kwnames);
        Args.checkPositional("slice", nargs, 1, 3);
        if (nargs == 1) {
            return create(null, args[base], null);
        }
        return create(args[base], args[base + 1], nargs == 3 ? args[base + 2] : null);
    }

    /** The three parts for a sequence of {@code length} as ints of any size; all owned. */
    // CPython: Objects/sliceobject.c _PySlice_GetLongIndices
    PyInt[] longIndices(BigInteger length) {
        BigInteger by = BigInteger.ONE;
        if (step != PyNone.INSTANCE) {
            by = big(step);
            if (by.signum() == 0) {
                throw PyErr.valueError("slice step cannot be zero");
            }
        }
        boolean down = by.signum() < 0;
        BigInteger lower = down ? BigInteger.ONE.negate() : BigInteger.ZERO;
        BigInteger upper = down ? length.subtract(BigInteger.ONE) : length;
        BigInteger from = start == PyNone.INSTANCE ? down ? upper : lower : bound(big(start), length, lower, upper);
        BigInteger to = stop == PyNone.INSTANCE ? down ? lower : upper : bound(big(stop), length, lower, upper);
        return new PyInt[] {PyInt.of(from), PyInt.of(to), PyInt.of(by)};
    }

    private static BigInteger bound(BigInteger i, BigInteger length, BigInteger lower, BigInteger upper) {
        return i.signum() < 0 ? i.add(length).max(lower) : i.min(upper);
    }

    // CPython: Objects/sliceobject.c evaluate_slice_index
    private static BigInteger big(PyObject o) {
        if (!o.type.has(Slot.NB_INDEX)) {
            throw PyErr.typeError("slice indices must be integers or None or have an __index__ method");
        }
        PyInt i = Abstract.index(o);
        BigInteger b = i.bigValue();
        i.decref();
        return b;
    }

    @PyMethod(value = "indices($self, len, /)", textSignature = false, doc = "S.indices(len) -> (start, stop, stride)\n\n"
            + "Assuming a sequence of length len, calculate the start and stop\n"
            + "indices, and the stride length of the extended slice described by\n"
            + "S. Out of bounds indices are clipped in a manner consistent with the\n"
            + "handling of normal slices.")
    static PyObject indices(PySlice self, PyObject len) {
        PyInt i = Abstract.index(len);
        BigInteger length = i.bigValue();
        i.decref();
        if (length.signum() < 0) {
            throw PyErr.valueError("length should not be negative");
        }
        PyInt[] parts = self.longIndices(length);
        return PyTuple.steal(parts[0], parts[1], parts[2]);
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PySlice self) {
        self.type.incref();
        return PyTuple.steal(self.type, PyTuple.of(self.start, self.stop, self.step));
    }

    @PyGetter(value = "start", member = true)
    static PyObject getStart(PySlice self) {
        return self.start.newRef();
    }

    @PyGetter(value = "stop", member = true)
    static PyObject getStop(PySlice self) {
        return self.stop.newRef();
    }

    @PyGetter(value = "step", member = true)
    static PyObject getStep(PySlice self) {
        return self.step.newRef();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(start);
        visitor.xvisit(stop);
        visitor.xvisit(step);
    }

    // CPython: Objects/sliceobject.c slice_dealloc
    @Override
    protected void dropFields() {
        step.decref();
        start.decref();
        stop.decref();
    }

    static final class Type extends PyType {
        Type() {
            super("slice", PySliceTable.INSTANCE, null, 40, 0, HAVE_GC | GENERIC_GETATTR | NO_HASH);
        }

        @Override
        public void free(PyObject self) {
            Heap.free(self, FreeLists.SLICES);
        }

        @Override
        public PyObject tpRepr(PyObject o) {
            PySlice self = (PySlice) o;
            StringBuilder text = new StringBuilder("slice(");
            ReprGuard.append(text, self.start);
            ReprGuard.append(text.append(", "), self.stop);
            ReprGuard.append(text.append(", "), self.step);
            return PyStr.of(text.append(')').toString());
        }

        // CPython: Objects/sliceobject.c slice_richcompare
        @Override
        public PyObject tpRichCompare(PyObject v, PyObject w, int op) {
            if (!(v instanceof PySlice a) || !(w instanceof PySlice b)) {
                return PyNotImplemented.owned();
            }
            if (v == w) {
                return PyBool.of(op == Objects.EQ || op == Objects.LE || op == Objects.GE);
            }
            PyTuple x = PyTuple.of(a.start, a.stop, a.step);
            PyTuple y = PyTuple.of(b.start, b.stop, b.step);
            try {
                return Objects.richCompare(x, y, op);
            } finally {
                x.decref();
                y.decref();
            }
        }
    }
}
