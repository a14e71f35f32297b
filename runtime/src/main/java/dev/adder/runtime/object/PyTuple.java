package dev.adder.runtime.object;

import dev.adder.heap.FreeList;
import dev.adder.heap.Heap;
import dev.adder.heap.HeapMode;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.Steals;

/** A tuple. */
@BuiltinType(name = "tuple", doc = "Built-in immutable sequence.\n\n"
        + "If no argument is given, the constructor returns an empty tuple.\n"
        + "If iterable is specified the tuple is initialized from iterable's items.\n\n"
        + "If the argument is a tuple, the return value is the same object.")
public class PyTuple extends PyObject {
    private static final Pool<PyTuple> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type();

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    private static final PyTuple EMPTY = new PyTuple(TYPE, Call.NO_ARGS);

    static {
        EMPTY.refcnt = STATIC_REFCNT;
    }

    /** The elements; the length of the array is the length of the tuple. Owned; not changed once the tuple is seen. */
    public PyObject[] items;

    /** A tuple that owns the elements; not tracked yet. */
    protected PyTuple(PyType type, @Steals PyObject[] items) {
        super(type);
        this.items = items;
    }

    /** The empty tuple. */
    public static PyTuple empty() {
        EMPTY.incref();
        return EMPTY;
    }

    /** A tuple of these elements; takes over the references and the array. */
    public static PyTuple steal(@Steals PyObject... items) {
        if (items.length == 0) {
            return empty();
        }
        PyTuple t = make(items);
        FreeList free = FreeLists.tuples(items.length);
        if (free != null) {
            Heap.track(t, free);
        } else {
            FreeLists.born(t);
        }
        return t;
    }

    /** A tuple of one element; takes over the reference. */
    public static PyTuple steal(@Steals PyObject a) {
        PyObject[] items = Payload.objects(1);
        items[0] = a;
        return steal(items);
    }

    /** A tuple of two elements; takes over the references. */
    public static PyTuple steal(@Steals PyObject a, @Steals PyObject b) {
        PyObject[] items = Payload.objects(2);
        items[0] = a;
        items[1] = b;
        return steal(items);
    }

    /** A tuple of three elements; takes over the references. */
    public static PyTuple steal(@Steals PyObject a, @Steals PyObject b, @Steals PyObject c) {
        PyObject[] items = Payload.objects(3);
        items[0] = a;
        items[1] = b;
        items[2] = c;
        return steal(items);
    }

    private static PyTuple make(@Steals PyObject[] items) {
        if (HeapMode.POOLS) {
            PyTuple t = POOL.take();
            if (t != null) {
                t.type = TYPE;
                t.items = items;
                return t;
            }
        }
        return new PyTuple(TYPE, items);
    }

    @Override
    protected void recycle() {
        super.recycle();
        PyObject[] a = items;
        items = null;
        Payload.release(a);
        if (getClass() == PyTuple.class) {
            POOL.give(this);
        }
    }

    /** A tuple with new references to these elements. */
    public static PyTuple of(PyObject... items) {
        return copyOf(items, 0, items.length);
    }

    /** A tuple of a pair; takes new references. */
    public static PyTuple pair(PyObject a, PyObject b) {
        a.incref();
        b.incref();
        return steal(a, b);
    }

    /** A tuple with new references to {@code count} elements from {@code base} on. */
    public static PyTuple copyOf(PyObject[] source, int base, int count) {
        PyObject[] items = Payload.copyOfRange(source, base, base + count);
        for (PyObject o : items) {
            o.incref();
        }
        return steal(items);
    }

    public int size() {
        return items.length;
    }

    @Borrowed
    public PyObject get(int i) {
        return items[i];
    }

    /**
     * For an iterator that gives the same tuple again while nobody else holds it: puts {@code value} in place of element {@code i},
     * which goes to the caller.
     */
    public PyObject exchange(int i, @Steals PyObject value) {
        PyObject old = items[i];
        items[i] = value;
        return old;
    }

    /** The collector may have untracked a tuple that is used again. */
    // CPython: Python/bltinmodule.c zip_next, bpo-42536
    public void trackAgain() {
        if (!Heap.isTracked(this)) {
            Heap.trackAgain(this);
        }
    }

    // CPython: Objects/tupleobject.c tuple_new_impl, tuple_subtype_new
    @PyNew("tuple(iterable=(), /)")
    static PyObject create(PyType cls, PyObject iterable) {
        PyTuple plain = iterable == null ? empty() : Abstract.tuple(iterable);
        if (cls == TYPE) {
            return plain;
        }
        PyObject[] items = Payload.copyOfRange(plain.items, 0, plain.items.length);
        for (PyObject o : items) {
            o.incref();
        }
        PyTuple t = new PyTuple(cls, items);
        FreeLists.born(t);
        plain.decref();
        return t;
    }

    @PyMethod("__getnewargs__($self, /)")
    static PyObject getNewArgs(PyTuple self) {
        return steal(slice(self, 0, self.items.length));
    }

    // CPython: Objects/tupleobject.c tuple_index_impl
    @PyMethod(value = "index($self, value, start=0, stop=sys.maxsize, /)", doc = "Return first index of value.\n\n"
            + "Raises ValueError if the value is not present.")
    static long index(PyTuple self, PyObject value, PyObject start, PyObject stop) {
        long n = self.items.length;
        long from = start == null ? 0 : Args.toSliceIndex(start);
        long to = stop == null ? Long.MAX_VALUE : Args.toSliceIndex(stop);
        if (from < 0) {
            from = Math.max(from + n, 0);
        }
        if (to < 0) {
            to += n;
        }
        to = Math.min(to, n);
        for (long i = from; i < to; i++) {
            if (Objects.equal(self.items[(int) i], value)) {
                return i;
            }
        }
        throw PyErr.valueError("tuple.index(x): x not in tuple");
    }

    @PyMethod(value = "count($self, value, /)", doc = "Return number of occurrences of value.")
    static long count(PyTuple self, PyObject value) {
        long n = 0;
        for (PyObject o : self.items) {
            if (Objects.equal(o, value)) {
                n++;
            }
        }
        return n;
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    /** tuple[low:high] with both inside; the tuple itself if that is all and its type is tuple. */
    // CPython: Objects/tupleobject.c tupleslice
    static PyTuple slice(PyTuple self, int low, int high) {
        if (low == 0 && high == self.items.length && self.type == TYPE) {
            self.incref();
            return self;
        }
        return copyOf(self.items, low, Math.max(high - low, 0));
    }

    @Override
    public long sizeof() {
        return type.basicsize + (long) type.itemsize * items.length;
    }

    // CPython: Objects/tupleobject.c _PyTuple_MaybeUntrack
    @Override
    public void maybeUntrackImmutable() {
        if (type != TYPE) {
            return;
        }
        for (PyObject o : items) {
            if (o == null || PyDict.mayBeTracked(o)) {
                return;
            }
        }
        Heap.untrack(this);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visitAllBackwards(items, items.length);
    }

    @Override
    protected void dropFields() {
        decrefAll(items, items.length);
    }

    public static class Type extends PyType {
        Type() {
            super("tuple", PyTupleTable.INSTANCE, null, 24, 8,
                    BASETYPE | HAVE_GC | TRASHCAN | TUPLE_SUBCLASS | SEQUENCE | MATCH_SELF | GENERIC_GETATTR | TP_VECTORCALL);
        }

        /** A built-in type that derives from tuple. */
        protected Type(String name, MethodTable table, PyType base, int basicsize, int itemsize, long flags) {
            super(name, table, base, basicsize, itemsize, flags);
        }

        // CPython: Objects/tupleobject.c tupledealloc, maybe_freelist_push
        @Override
        public void free(PyObject self) {
            if (self.type == PyTuple.TYPE) {
                FreeList free = FreeLists.tuples(((PyTuple) self).items.length);
                if (free != null) {
                    Heap.free(self, free);
                    return;
                }
            }
            super.free(self);
        }

        // CPython: Objects/tupleobject.c tuplerepr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyTuple self = (PyTuple) o;
            int n = self.items.length;
            if (n == 0) {
                return PyStr.of("()");
            }
            if (ReprGuard.enter(self)) {
                return PyStr.of("(...)");
            }
            try {
                StringBuilder text = new StringBuilder("(");
                for (int i = 0; i < n; i++) {
                    if (i > 0) {
                        text.append(", ");
                    }
                    ReprGuard.append(text, self.items[i]);
                }
                return PyStr.of(text.append(n == 1 ? ",)" : ")").toString());
            } finally {
                ReprGuard.leave(self);
            }
        }

        // CPython: Objects/tupleobject.c tuplehash
        @Override
        public long tpHash(PyObject self) {
            PyObject[] items = ((PyTuple) self).items;
            long acc = PRIME_5;
            for (PyObject o : items) {
                acc += Objects.hash(o) * PRIME_2;
                acc = Long.rotateLeft(acc, 31) * PRIME_1;
            }
            acc += items.length ^ PRIME_5 ^ 3527539L;
            return acc == -1 ? 1546275796L : acc;
        }

        // CPython: Objects/tupleobject.c tuplerichcompare
        @Override
        public PyObject tpRichCompare(PyObject v, PyObject w, int op) {
            if (!(v instanceof PyTuple a) || !(w instanceof PyTuple b)) {
                return PyNotImplemented.owned();
            }
            int na = a.items.length;
            int nb = b.items.length;
            int n = Math.min(na, nb);
            for (int i = 0; i < n; i++) {
                if (!Objects.equal(a.items[i], b.items[i])) {
                    return op == Objects.EQ ? PyBool.of(false) : op == Objects.NE ? PyBool.of(true)
                            : Objects.richCompare(a.items[i], b.items[i], op);
                }
            }
            return Objects.compareResult(Integer.compare(na, nb), op);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return PyTupleIterator.create((PyTuple) self);
        }

        @Override
        public long sqLength(PyObject self) {
            return ((PyTuple) self).items.length;
        }

        // CPython: Objects/tupleobject.c tupleconcat
        @Override
        public PyObject sqConcat(PyObject v, PyObject w) {
            PyTuple a = (PyTuple) v;
            if (a.items.length == 0 && w.type == PyTuple.TYPE) {
                return w.newRef();
            }
            if (!(w instanceof PyTuple b)) {
                throw PyErr.typeError("can only concatenate tuple (not \"" + w.type.tpName() + "\") to tuple");
            }
            if (b.items.length == 0 && a.type == PyTuple.TYPE) {
                return a.newRef();
            }
            int na = a.items.length;
            PyObject[] items = Payload.objects(na + b.items.length);
            System.arraycopy(a.items, 0, items, 0, na);
            System.arraycopy(b.items, 0, items, na, b.items.length);
            for (PyObject o : items) {
                o.incref();
            }
            return steal(items);
        }

        // CPython: Objects/tupleobject.c tuplerepeat
        @Override
        public PyObject sqRepeat(PyObject o, long count) {
            PyTuple self = (PyTuple) o;
            int n = self.items.length;
            if ((n == 0 || count == 1) && self.type == PyTuple.TYPE) {
                return self.newRef();
            }
            if (n == 0 || count <= 0) {
                return empty();
            }
            return steal(PyList.repeated(self.items, n, count));
        }

        @Override
        public PyObject sqItem(PyObject self, long index) {
            PyObject[] items = ((PyTuple) self).items;
            if (index < 0 || index >= items.length) {
                throw PyErr.indexError("tuple index out of range");
            }
            return items[(int) index].newRef();
        }

        @Override
        public boolean sqContains(PyObject self, PyObject value) {
            for (PyObject o : ((PyTuple) self).items) {
                if (Objects.equal(o, value)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public long mpLength(PyObject self) {
            return ((PyTuple) self).items.length;
        }

        // CPython: Objects/tupleobject.c tuplesubscript
        @Override
        public PyObject mpSubscript(PyObject o, PyObject key) {
            PyTuple self = (PyTuple) o;
            if (key.type == PyInt.TYPE && ((PyInt) key).fitsLong() || key.type.has(Slot.NB_INDEX)) {
                long i = Abstract.asSsize(key, PyExc.IndexError);
                return sqItem(self, i < 0 ? i + self.items.length : i);
            }
            if (!(key instanceof PySlice slice)) {
                throw PyErr.typeError("tuple indices must be integers or slices, not " + key.type.tpName());
            }
            PySlice.Indices at = slice.unpack().adjust(self.items.length);
            if (at.length <= 0) {
                return empty();
            }
            if (at.start == 0 && at.step == 1 && at.length == self.items.length && self.type == PyTuple.TYPE) {
                return self.newRef();
            }
            return steal(at.select(self.items));
        }
    }
}
