package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import java.math.BigInteger;

/** A range: start, stop and step are ints of any size. */
@BuiltinType(name = "range", doc = "range(stop) -> range object\n"
        + "range(start, stop[, step]) -> range object\n\n"
        + "Return an object that produces a sequence of integers from start (inclusive)\n"
        + "to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\n"
        + "start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\n"
        + "These are exactly the valid indices for a list of 4 elements.\n"
        + "When step is given, it specifies the increment (or decrement).")
public final class PyRange extends PyObject {
    private static final Pool<PyRange> POOL = new Pool<>(40);

    public static final PyType TYPE = new Type();

    /** Exact ints. Owned. */
    public PyInt start;
    public PyInt stop;
    public PyInt step;
    public PyInt length;

    private PyRange() {
        super(TYPE);
    }

    private static PyRange make(PyInt start, PyInt stop, PyInt step) {
        PyRange made = POOL.take();
        if (made == null) {
            made = new PyRange();
        }
        made.fill(start, stop, step);
        return made;
    }

    private void fill(PyInt start, PyInt stop, PyInt step) {
        this.start = start;
        this.stop = stop;
        this.step = step;
        length = lengthOf(start, stop, step);
        Heap.allocated(this);
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    /** A range; takes over the references to exact ints, of which step is not 0. */
    private static PyRange steal(PyInt start, PyInt stop, PyInt step) {
        return make(start, stop, step);
    }

    /** range(start, stop, step). */
    public static PyRange of(long start, long stop, long step) {
        return steal(PyInt.of(start), PyInt.of(stop), PyInt.of(step));
    }

    // CPython: Objects/rangeobject.c compute_range_length
    private static PyInt lengthOf(PyInt start, PyInt stop, PyInt step) {
        if (start.fitsLong() && stop.fitsLong() && step.fitsLong()) {
            long low = start.value;
            long high = stop.value;
            long by = step.value;
            if (by > 0 ? low >= high : low <= high) {
                return PyInt.of(0);
            }
            long span = by > 0 ? high - low : low - high;
            if (span > 0 && by != Long.MIN_VALUE) {
                return PyInt.of((span - 1) / Math.abs(by) + 1);
            }
        }
        BigInteger low = start.bigValue();
        BigInteger high = stop.bigValue();
        BigInteger by = step.bigValue();
        BigInteger span = by.signum() > 0 ? high.subtract(low) : low.subtract(high);
        return PyInt.of(span.signum() <= 0 ? BigInteger.ZERO
                : span.subtract(BigInteger.ONE).divide(by.abs()).add(BigInteger.ONE));
    }

    /** An exact int, for an index of any kind; owned. */
    private static PyInt exact(PyObject o) {
        PyInt i = Abstract.index(o);
        if (i.type == PyInt.TYPE) {
            return i;
        }
        PyInt plain = i.exact();
        i.decref();
        return plain;
    }

    // CPython: Objects/rangeobject.c range_from_array
    @PyNew(value = "range", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("range", kwnames);
        if (nargs == 0) {
            throw PyErr.typeError("range expected at least 1 argument, got 0");
        }
        if (nargs > 3) {
            throw PyErr.typeError("range expected at most 3 arguments, got " + nargs);
        }
        if (nargs == 1) {
            PyInt stop = exact(args[base]);
            return steal(PyInt.of(0), stop, PyInt.of(1));
        }
        PyInt start = exact(args[base]);
        PyInt stop = null;
        try {
            stop = exact(args[base + 1]);
            PyInt step = nargs == 3 ? exact(args[base + 2]) : PyInt.of(1);
            if (step.signum() == 0) {
                step.decref();
                throw PyErr.valueError("range() arg 3 must not be zero");
            }
            return steal(start, stop, step);
        } catch (PyException e) {
            start.decref();
            xdecref(stop);
            throw e;
        }
    }

    /** The item at {@code i}, which may be out of range. */
    // CPython: Objects/rangeobject.c compute_item
    private PyInt item(BigInteger i) {
        return PyInt.of(start.bigValue().add(i.multiply(step.bigValue())));
    }

    // CPython: Objects/rangeobject.c compute_range_item
    private PyInt itemAt(PyInt index) {
        if (index.fitsLong() && length.fitsLong() && start.fitsLong() && step.fitsLong()) {
            long i = index.value < 0 ? index.value + length.value : index.value;
            if (i < 0 || i >= length.value) {
                throw PyErr.indexError("range object index out of range");
            }
            long offset = i * step.value;
            if (Math.multiplyHigh(i, step.value) == offset >> 63) {
                long r = start.value + offset;
                if (((start.value ^ r) & (offset ^ r)) >= 0) {
                    return PyInt.of(r);
                }
            }
            return item(BigInteger.valueOf(i));
        }
        BigInteger i = index.bigValue();
        if (i.signum() < 0) {
            i = i.add(length.bigValue());
        }
        if (i.signum() < 0 || i.compareTo(length.bigValue()) >= 0) {
            throw PyErr.indexError("range object index out of range");
        }
        return item(i);
    }

    /** Whether the int {@code value} is in the range. */
    // CPython: Objects/rangeobject.c range_contains_long
    private boolean containsInt(PyInt value) {
        if (value.fitsLong() && start.fitsLong() && stop.fitsLong() && step.fitsLong()) {
            long v = value.value;
            boolean inside = step.value > 0 ? start.value <= v && v < stop.value : start.value >= v && v > stop.value;
            if (!inside) {
                return false;
            }
            long d = v - start.value;
            if (((v ^ start.value) & (v ^ d)) >= 0) {
                return d % step.value == 0;
            }
        }
        BigInteger v = value.bigValue();
        BigInteger first = start.bigValue();
        BigInteger end = stop.bigValue();
        boolean inside = step.signum() > 0 ? first.compareTo(v) <= 0 && v.compareTo(end) < 0
                : first.compareTo(v) >= 0 && v.compareTo(end) > 0;
        return inside && v.subtract(first).remainder(step.bigValue()).signum() == 0;
    }

    private static boolean isPlainInt(PyObject o) {
        return o.type == PyInt.TYPE || o.type == PyBool.TYPE;
    }

    @PyMethod(value = "__reversed__($self)", textSignature = false, doc = "Return a reverse iterator.")
    static PyObject reversed(PyRange self) {
        if (self.start.fitsLong() && self.stop.fitsLong() && self.step.fitsLong() && self.length.fitsLong()
                && self.step.value != Long.MIN_VALUE) {
            long last = self.start.value + (self.length.value - 1) * self.step.value;
            if (Math.multiplyHigh(self.length.value, self.step.value) == self.length.value * self.step.value >> 63) {
                return PyRangeIterator.make(last, -self.step.value, self.length.value);
            }
        }
        BigInteger by = self.step.bigValue();
        BigInteger last = self.start.bigValue().add(self.length.bigValue().subtract(BigInteger.ONE).multiply(by));
        return new PyLongRangeIterator(PyInt.of(last), PyInt.of(by.negate()), (PyInt) self.length.newRef());
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyRange self) {
        self.type.incref();
        return PyTuple.steal(self.type, PyTuple.of(self.start, self.stop, self.step));
    }

    @PyMethod(value = "count($self, value, /)", textSignature = false,
            doc = "rangeobject.count(value) -> integer -- return number of occurrences of value")
    static long count(PyRange self, PyObject value) {
        if (isPlainInt(value)) {
            return self.containsInt((PyInt) value) ? 1 : 0;
        }
        PyObject it = Abstract.iter(self);
        long n = 0;
        try {
            for (PyObject o; (o = Abstract.next(it)) != null;) {
                try {
                    n += Objects.equal(o, value) ? 1 : 0;
                } finally {
                    o.decref();
                }
            }
        } finally {
            it.decref();
        }
        return n;
    }

    @PyMethod(value = "index($self, value, /)", textSignature = false,
            doc = "rangeobject.index(value) -> integer -- return index of value.\n"
            + "Raise ValueError if the value is not present.")
    static PyObject index(PyRange self, PyObject value) {
        if (!isPlainInt(value)) {
            PyObject it = Abstract.iter(self);
            try {
                long i = 0;
                for (PyObject o; (o = Abstract.next(it)) != null; i++) {
                    try {
                        if (Objects.equal(o, value)) {
                            return PyInt.of(i);
                        }
                    } finally {
                        o.decref();
                    }
                }
            } finally {
                it.decref();
            }
            throw PyErr.valueError("sequence.index(x): x not in sequence");
        }
        if (!self.containsInt((PyInt) value)) {
            throw PyErr.valueError(Objects.reprText(value) + " is not in range");
        }
        return PyInt.of(((PyInt) value).bigValue().subtract(self.start.bigValue()).divide(self.step.bigValue()));
    }

    @PyGetter(value = "start", member = true)
    static PyObject getStart(PyRange self) {
        return self.start.newRef();
    }

    @PyGetter(value = "stop", member = true)
    static PyObject getStop(PyRange self) {
        return self.stop.newRef();
    }

    @PyGetter(value = "step", member = true)
    static PyObject getStep(PyRange self) {
        return self.step.newRef();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(start);
        visitor.xvisit(stop);
        visitor.xvisit(step);
        visitor.xvisit(length);
    }

    // CPython: Objects/rangeobject.c range_dealloc
    @Override
    protected void dropFields() {
        start.decref();
        stop.decref();
        step.decref();
        length.decref();
    }

    static final class Type extends PyType {
        Type() {
            super("range", PyRangeTable.INSTANCE, null, 48, 0, SEQUENCE | GENERIC_GETATTR | TP_VECTORCALL);
        }

        @Override
        public PyObject tpRepr(PyObject o) {
            PyRange self = (PyRange) o;
            boolean one = self.step.fitsLong() && self.step.value == 1;
            return PyStr.of("range(" + self.start + ", " + self.stop + (one ? ")" : ", " + self.step + ")"));
        }

        // CPython: Objects/rangeobject.c range_hash
        @Override
        public long tpHash(PyObject o) {
            PyRange self = (PyRange) o;
            boolean empty = self.length.signum() == 0;
            boolean single = self.length.fitsLong() && self.length.value == 1;
            PyTuple t = PyTuple.of(self.length, empty ? PyNone.INSTANCE : self.start, empty || single ? PyNone.INSTANCE : self.step);
            try {
                return Objects.hash(t);
            } finally {
                t.decref();
            }
        }

        // CPython: Objects/rangeobject.c range_richcompare
        @Override
        public PyObject tpRichCompare(PyObject v, PyObject w, int op) {
            if (!(v instanceof PyRange a) || !(w instanceof PyRange b) || op != Objects.EQ && op != Objects.NE) {
                return PyNotImplemented.owned();
            }
            return PyBool.of(equal(a, b) == (op == Objects.EQ));
        }

        private static boolean equal(PyRange a, PyRange b) {
            if (a == b) {
                return true;
            }
            if (!a.length.bigValue().equals(b.length.bigValue())) {
                return false;
            }
            if (a.length.signum() == 0) {
                return true;
            }
            if (!a.start.bigValue().equals(b.start.bigValue())) {
                return false;
            }
            return a.length.bigValue().equals(BigInteger.ONE) || a.step.bigValue().equals(b.step.bigValue());
        }

        // CPython: Objects/rangeobject.c range_iter
        @Override
        public PyObject tpIter(PyObject o) {
            PyRange self = (PyRange) o;
            if (self.start.fitsLong() && self.stop.fitsLong() && self.step.fitsLong() && self.length.fitsLong()
                    && self.stop.value <= Long.MAX_VALUE - Math.max(self.step.value, 0)
                    && self.stop.value >= Long.MIN_VALUE - Math.min(self.step.value, 0)) {
                return PyRangeIterator.make(self.start.value, self.step.value, self.length.value);
            }
            return new PyLongRangeIterator((PyInt) self.start.newRef(), (PyInt) self.step.newRef(), (PyInt) self.length.newRef());
        }

        @Override
        public boolean nbBool(PyObject self) {
            return ((PyRange) self).length.signum() != 0;
        }

        @Override
        public long sqLength(PyObject self) {
            PyInt n = ((PyRange) self).length;
            if (!n.fitsLong()) {
                throw PyErr.overflowError("Python int too large to convert to C ssize_t");
            }
            return n.value;
        }

        @Override
        public PyObject sqItem(PyObject self, long index) {
            PyInt i = PyInt.of(index);
            try {
                return ((PyRange) self).itemAt(i);
            } finally {
                i.decref();
            }
        }

        @Override
        public boolean sqContains(PyObject o, PyObject value) {
            PyRange self = (PyRange) o;
            if (isPlainInt(value)) {
                return self.containsInt((PyInt) value);
            }
            PyObject it = Abstract.iter(self);
            try {
                for (PyObject item; (item = Abstract.next(it)) != null;) {
                    try {
                        if (Objects.equal(item, value)) {
                            return true;
                        }
                    } finally {
                        item.decref();
                    }
                }
                return false;
            } finally {
                it.decref();
            }
        }

        @Override
        public long mpLength(PyObject self) {
            return sqLength(self);
        }

        // CPython: Objects/rangeobject.c range_subscript, compute_slice
        @Override
        public PyObject mpSubscript(PyObject o, PyObject key) {
            PyRange self = (PyRange) o;
            if (key.type.has(Slot.NB_INDEX)) {
                PyInt i = Abstract.index(key);
                try {
                    return self.itemAt(i);
                } finally {
                    i.decref();
                }
            }
            if (!(key instanceof PySlice slice)) {
                throw PyErr.typeError("range indices must be integers or slices, not " + key.type.tpName());
            }
            PyInt[] parts = slice.longIndices(self.length.bigValue());
            BigInteger from = parts[0].bigValue();
            BigInteger to = parts[1].bigValue();
            BigInteger by = parts[2].bigValue();
            for (PyInt part : parts) {
                part.decref();
            }
            return steal(self.item(from), self.item(to), PyInt.of(by.multiply(self.step.bigValue())));
        }
    }
}
