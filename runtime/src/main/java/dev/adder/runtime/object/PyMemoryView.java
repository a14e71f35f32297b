package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import java.util.Arrays;

/** A memoryview: a shape laid over the buffer of another object. */
@BuiltinType(name = "memoryview", doc = "Create a new memoryview object which references the given object.")
public final class PyMemoryView extends PyObject {
    public static final PyType TYPE = new Type();

    private static final int MAX_DIMENSIONS = 64;

    /** Owned; null once cleared. */
    private PyManagedBuffer managed;
    private boolean released;

    /** How many buffers of this view itself are out. */
    private int exports;

    private final byte[] bytes;
    private int offset;
    private long len;
    private int itemsize;
    private boolean readonly;
    private int ndim;
    private String format;
    private long[] shape;
    private long[] strides;
    private long hash = -1;

    /** A view of the whole buffer. */
    private PyMemoryView(PyManagedBuffer managed) {
        super(TYPE);
        Buffer b = managed.master;
        bytes = b.bytes;
        offset = b.offset;
        len = b.len;
        itemsize = b.itemsize;
        readonly = b.readonly;
        ndim = b.ndim;
        format = b.format == null ? "B" : b.format;
        shape = b.shape != null ? b.shape.clone() : ndim == 1 ? new long[] {len / itemsize} : new long[0];
        strides = b.strides != null ? b.strides.clone() : contiguousStrides(shape, itemsize);
        begin(managed);
    }

    /** Another view with the shape of {@code base}. */
    private PyMemoryView(PyMemoryView base) {
        super(TYPE);
        bytes = base.bytes;
        offset = base.offset;
        len = base.len;
        itemsize = base.itemsize;
        readonly = base.readonly;
        ndim = base.ndim;
        format = base.format;
        shape = base.shape.clone();
        strides = base.strides.clone();
        begin(base.managed);
    }

    private void begin(PyManagedBuffer m) {
        m.incref();
        managed = m;
        m.exports++;
        Heap.gcAlloc(this);
        Heap.track(this);
    }

    private static long[] contiguousStrides(long[] shape, int itemsize) {
        long[] strides = new long[shape.length];
        long step = itemsize;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= shape[i];
        }
        return strides;
    }

    /** memoryview(o). */
    // CPython: Objects/memoryobject.c PyMemoryView_FromObject
    public static PyMemoryView of(PyObject o) {
        if (o instanceof PyMemoryView v) {
            v.check();
            return new PyMemoryView(v);
        }
        if (!Abstract.hasBuffer(o)) {
            throw PyErr.typeError("memoryview: a bytes-like object is required, not '" + o.type.tpName() + "'");
        }
        PyManagedBuffer m = PyManagedBuffer.create(o);
        try {
            return new PyMemoryView(m);
        } finally {
            m.decref();
        }
    }

    /** Makes this new view of contiguous memory one of plain bytes. */
    // CPython: Objects/picklebufobject.c picklebuf_raw
    public void flatten() {
        format = "B";
        ndim = 1;
        itemsize = 1;
        shape = new long[] {len};
        strides = new long[] {1};
    }

    /** Whether what is behind this view may be written. */
    public boolean isReadonly() {
        return readonly;
    }

    /** Makes this new view one that may only be read. */
    public void setReadonly() {
        readonly = true;
    }

    private boolean inaccessible() {
        return released || managed == null || managed.released;
    }

    private void check() {
        if (inaccessible()) {
            throw PyErr.valueError("operation forbidden on released memoryview object");
        }
    }

    @Override
    public long sizeof() {
        return TYPE.basicsize + 24L * ndim;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(managed);
    }

    // CPython: Objects/memoryobject.c memory_dealloc
    @Override
    protected WeakrefTurn weakrefTurn() {
        return WeakrefTurn.LAST;
    }

    @Override
    protected void dropFields() {
        releaseView();
        PyManagedBuffer m = managed;
        managed = null;
        xdecref(m);
    }

    @Override
    protected void clearFields() {
        if (exports == 0) {
            dropFields();
        }
    }

    /** Gives the view back; false if buffers of it are out. */
    // CPython: Objects/memoryobject.c _memory_release
    private boolean releaseView() {
        if (released || managed == null) {
            return true;
        }
        if (exports > 0) {
            return false;
        }
        released = true;
        if (--managed.exports == 0) {
            managed.release();
        }
        return true;
    }

    @PyNew("memoryview(object)")
    static PyObject create(PyType cls, PyObject object) {
        return of(object);
    }

    @PyMethod(value = "release($self, /)", doc = "Release the underlying buffer exposed by the memoryview object.")
    static void release(PyMemoryView self) {
        if (!self.releaseView()) {
            throw PyErr.bufferError("memoryview has " + self.exports + " exported buffer" + (self.exports == 1 ? "" : "s"));
        }
    }

    /** The items in the order 'C', 'F', or 'A': as they lie if they are contiguous. */
    private byte[] copy(char order) {
        return buffer().toArray(order);
    }

    /** The view as a buffer that owns nothing. */
    private Buffer buffer() {
        Buffer b = new Buffer(bytes, offset, len);
        b.itemsize = itemsize;
        b.readonly = readonly;
        b.ndim = ndim;
        b.format = format;
        b.shape = shape;
        b.strides = strides;
        return b;
    }

    @PyMethod(value = "tobytes($self, /, order='C')", doc = "Return the data in the buffer as a byte string.\n\n"
            + "Order can be {'C', 'F', 'A'}. When order is 'C' or 'F', the data of the\n"
            + "original array is converted to C or Fortran order. For contiguous views,\n"
            + "'A' returns an exact copy of the physical memory. In particular, in-memory\n"
            + "Fortran order is preserved. For non-contiguous views, the data is converted\n"
            + "to C first. order=None is the same as order='C'.")
    static PyObject tobytes(PyMemoryView self, String order) {
        self.check();
        char o = 'C';
        if (order != null) {
            if (!order.equals("C") && !order.equals("F") && !order.equals("A")) {
                throw PyErr.valueError("order must be 'C', 'F' or 'A'");
            }
            o = order.charAt(0);
        }
        return PyBytes.own(self.copy(o));
    }

    @PyMethod(value = "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)",
            doc = "Return the data in the buffer as a str of hexadecimal numbers.\n\n"
            + "  sep\n"
            + "    An optional single character or byte to separate hex bytes.\n"
            + "  bytes_per_sep\n"
            + "    How many bytes between separators.  Positive values count from the\n"
            + "    right, negative values count from the left.\n\n"
            + "Example:\n"
            + ">>> value = memoryview(b'\\xb9\\x01\\xef')\n"
            + ">>> value.hex()\n"
            + "'b901ef'\n"
            + ">>> value.hex(':')\n"
            + "'b9:01:ef'\n"
            + ">>> value.hex(':', 2)\n"
            + "'b9:01ef'\n"
            + ">>> value.hex(':', -2)\n"
            + "'b901:ef'")
    static PyObject hex(PyMemoryView self, PyObject sep, int bytesPerSep) {
        self.check();
        byte[] b = self.copy('C');
        return BytesMethods.hex(b, 0, b.length, sep, bytesPerSep);
    }

    @PyMethod(value = "tolist($self, /)", doc = "Return the data in the buffer as a list of elements.")
    static PyObject tolist(PyMemoryView self) {
        self.check();
        char c = ItemFormat.adjust(self.format);
        return self.ndim == 0 ? ItemFormat.unpack(self.bytes, self.offset, c) : self.list(c, 0, self.offset);
    }

    private PyObject list(char c, int dim, long at) {
        PyList list = PyList.create();
        try {
            for (long i = 0; i < shape[dim]; i++, at += strides[dim]) {
                list.appendSteal(dim + 1 == ndim ? ItemFormat.unpack(bytes, (int) at, c) : list(c, dim + 1, at));
            }
        } catch (PyException e) {
            list.decref();
            throw e;
        }
        return list;
    }

    // CPython: Objects/memoryobject.c memoryview_cast_impl
    @PyMethod(value = "cast($self, /, format, shape=<unrepresentable>)", doc = "Cast a memoryview to a new format or shape.")
    static PyObject cast(PyMemoryView self, PyStr format, PyObject shape) {
        self.check();
        if (!self.buffer().isContiguous('C')) {
            throw PyErr.typeError("memoryview: casts are restricted to C-contiguous views");
        }
        if ((shape != null || self.ndim != 1) && self.hasZeroDimension()) {
            throw PyErr.typeError("memoryview: cannot cast view with zeros in shape or strides");
        }
        PyObject[] sizes = null;
        if (shape != null) {
            if (shape instanceof PyTuple t) {
                sizes = t.items;
            } else if (shape instanceof PyList l) {
                sizes = Arrays.copyOf(l.items, l.size);
            } else {
                throw PyErr.typeError("shape must be a list or a tuple");
            }
            if (sizes.length > MAX_DIMENSIONS) {
                throw PyErr.valueError("memoryview: number of dimensions must not exceed 64");
            }
            if (self.ndim != 1 && sizes.length != 1) {
                throw PyErr.typeError("memoryview: cast must be 1D -> ND or ND -> 1D");
            }
        }
        PyMemoryView view = new PyMemoryView(self);
        try {
            view.castTo1D(format);
            if (sizes != null) {
                view.castToND(sizes);
            }
        } catch (PyException e) {
            view.decref();
            throw e;
        }
        return view;
    }

    private boolean hasZeroDimension() {
        for (long n : shape) {
            if (n == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isByte(char c) {
        return c == 'b' || c == 'B' || c == 'c';
    }

    // CPython: Objects/memoryobject.c cast_to_1D
    private void castTo1D(PyStr wanted) {
        char to = ItemFormat.nativeCharacter(wanted.toString());
        if (to == 0) {
            throw PyErr.valueError("memoryview: destination format must be a native single character format prefixed with an optional '@'");
        }
        char from = ItemFormat.nativeCharacter(format);
        // bytes may be made of any format, native or not
        if (!isByte(from) && !isByte(to)) {
            throw PyErr.typeError("memoryview: cannot cast between two non-byte formats");
        }
        int size = ItemFormat.size(to);
        if (len % size != 0) {
            throw PyErr.typeError("memoryview: length is not a multiple of itemsize");
        }
        format = wanted.toString();
        itemsize = size;
        ndim = 1;
        shape = new long[] {len / size};
        strides = new long[] {size};
    }

    // CPython: Objects/memoryobject.c cast_to_ND, copy_shape
    private void castToND(PyObject[] sizes) {
        long[] dims = new long[sizes.length];
        long total = itemsize;
        for (int i = 0; i < dims.length; i++) {
            if (!(sizes[i] instanceof PyInt n)) {
                throw PyErr.typeError("memoryview.cast(): elements of shape must be integers");
            }
            if (!n.fitsLong() || n.longValue() <= 0) {
                throw PyErr.valueError("memoryview.cast(): elements of shape must be integers > 0");
            }
            dims[i] = n.longValue();
            if (dims[i] > Long.MAX_VALUE / total) {
                throw PyErr.valueError("memoryview.cast(): product(shape) > SSIZE_MAX");
            }
            total *= dims[i];
        }
        if (len != total) {
            throw PyErr.typeError("memoryview: product(shape) * itemsize != buffer size");
        }
        ndim = dims.length;
        shape = dims;
        strides = contiguousStrides(dims, itemsize);
    }

    @PyMethod(value = "toreadonly($self, /)", doc = "Return a readonly version of the memoryview.")
    static PyObject toreadonly(PyMemoryView self) {
        self.check();
        PyMemoryView view = new PyMemoryView(self);
        view.readonly = true;
        return view;
    }

    @PyMethod(value = "__enter__($self)", textSignature = false)
    static PyObject enter(PyMemoryView self) {
        self.check();
        return self.newRef();
    }

    @PyMethod(value = "__exit__", raw = true)
    static PyObject exit(PyMemoryView self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        release(self);
        return PyNone.owned();
    }

    @PyGetter(value = "obj", doc = "The underlying object of the memoryview.")
    static PyObject getObj(PyMemoryView self) {
        self.check();
        PyObject o = self.managed.master.obj;
        return o == null ? PyNone.owned() : o.newRef();
    }

    @PyGetter(value = "nbytes", doc = "The amount of space in bytes that the array would use in\n a contiguous representation.")
    static long getNbytes(PyMemoryView self) {
        self.check();
        return self.len;
    }

    @PyGetter(value = "readonly", doc = "A bool indicating whether the memory is read only.")
    static boolean getReadonly(PyMemoryView self) {
        self.check();
        return self.readonly;
    }

    @PyGetter(value = "itemsize", doc = "The size in bytes of each element of the memoryview.")
    static long getItemsize(PyMemoryView self) {
        self.check();
        return self.itemsize;
    }

    @PyGetter(value = "format", doc = "A string containing the format (in struct module style)\n for each element in the view.")
    static String getFormat(PyMemoryView self) {
        self.check();
        return self.format;
    }

    @PyGetter(value = "ndim", doc = "An integer indicating how many dimensions of a multi-dimensional\n"
            + " array the memory represents.")
    static long getNdim(PyMemoryView self) {
        self.check();
        return self.ndim;
    }

    private static PyTuple tupleOf(long[] values) {
        PyObject[] items = new PyObject[values.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = PyInt.of(values[i]);
        }
        return PyTuple.steal(items);
    }

    @PyGetter(value = "shape", doc = "A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array.")
    static PyObject getShape(PyMemoryView self) {
        self.check();
        return tupleOf(self.shape);
    }

    @PyGetter(value = "strides", doc = "A tuple of ndim integers giving the size in bytes to access\n"
            + " each element for each dimension of the array.")
    static PyObject getStrides(PyMemoryView self) {
        self.check();
        return tupleOf(self.strides);
    }

    @PyGetter(value = "suboffsets", doc = "A tuple of integers used internally for PIL-style arrays.")
    static PyObject getSuboffsets(PyMemoryView self) {
        self.check();
        return PyTuple.empty();
    }

    @PyGetter(value = "c_contiguous", doc = "A bool indicating whether the memory is C contiguous.")
    static boolean getCContiguous(PyMemoryView self) {
        self.check();
        return self.buffer().isContiguous('C');
    }

    @PyGetter(value = "f_contiguous", doc = "A bool indicating whether the memory is Fortran contiguous.")
    static boolean getFContiguous(PyMemoryView self) {
        self.check();
        return self.buffer().isContiguous('F');
    }

    @PyGetter(value = "contiguous", doc = "A bool indicating whether the memory is contiguous.")
    static boolean getContiguous(PyMemoryView self) {
        self.check();
        return self.buffer().isContiguous('A');
    }

    private static PyException zeroDimensions() {
        return PyErr.typeError("invalid indexing of 0-dim memory");
    }

    /** Where the item at {@code index} of dimension {@code dim} lies relative to the first. */
    // CPython: Objects/memoryobject.c lookup_dimension
    private long step(int dim, long index) {
        long n = shape[dim];
        if (index < 0) {
            index += n;
        }
        if (index < 0 || index >= n) {
            throw PyErr.indexError("index out of bounds on dimension " + (dim + 1));
        }
        return strides[dim] * index;
    }

    /** Where the item of a tuple of indices lies. */
    // CPython: Objects/memoryobject.c ptr_from_tuple
    private int position(PyTuple indices) {
        int n = indices.size();
        if (n > ndim) {
            throw PyErr.typeError("cannot index " + ndim + "-dimension view with " + n + "-element tuple");
        }
        long at = offset;
        for (int i = 0; i < n; i++) {
            at += step(i, Abstract.asSsize(indices.items[i], PyExc.IndexError));
        }
        return (int) at;
    }

    private static boolean isIndices(PyObject key) {
        if (!(key instanceof PyTuple t)) {
            return false;
        }
        for (PyObject o : t.items) {
            if (!Abstract.isIndex(o)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSlices(PyObject key) {
        if (!(key instanceof PyTuple t) || t.size() == 0) {
            return false;
        }
        for (PyObject o : t.items) {
            if (!(o instanceof PySlice)) {
                return false;
            }
        }
        return true;
    }

    // CPython: Objects/memoryobject.c memory_item
    PyObject item(long index) {
        check();
        char c = ItemFormat.adjust(format);
        if (ndim == 0) {
            throw zeroDimensions();
        }
        if (ndim > 1) {
            throw PyErr.notImplementedError("multi-dimensional sub-views are not implemented");
        }
        return ItemFormat.unpack(bytes, (int) (offset + step(0, index)), c);
    }

    /** Restricts the first dimension. */
    // CPython: Objects/memoryobject.c init_slice
    private void slice(PySlice key) {
        PySlice.Indices r = key.unpack().adjust(shape[0]);
        if (offset + strides[0] * r.start <= Integer.MAX_VALUE && r.length > 0) {
            offset += (int) (strides[0] * r.start);
        }
        shape[0] = Math.max(r.length, 0);
        strides[0] *= r.step;
        len = itemsize;
        for (long n : shape) {
            len *= n;
        }
    }

    // CPython: Objects/memoryobject.c unpack_cmp
    private static boolean equalItems(byte[] a, int i, byte[] b, int j, char c) {
        if (c == 'f' || c == 'd') {
            return ItemFormat.readDouble(a, i, c) == ItemFormat.readDouble(b, j, c);
        }
        if (c == '?') {
            return (a[i] != 0) == (b[j] != 0);
        }
        int n = ItemFormat.size(c);
        return Arrays.equals(a, i, i + n, b, j, j + n);
    }

    private static boolean equal(Buffer a, Buffer b, MemoryItems ai, MemoryItems bi, int dim, long i, long j) {
        if (dim == a.ndim) {
            if (ai == null) {
                return equalItems(a.bytes, (int) i, b.bytes, (int) j, ItemFormat.nativeCharacter(a.format));
            }
            PyObject x = ai.get((int) i);
            PyObject y = null;
            try {
                y = bi.get((int) j);
                return Objects.richCompareBool(x, y, Objects.EQ);
            } finally {
                x.decref();
                xdecref(y);
            }
        }
        for (long k = 0; k < a.shape[dim]; k++) {
            if (!equal(a, b, ai, bi, dim + 1, i + k * a.strides[dim], j + k * b.strides[dim])) {
                return false;
            }
        }
        return true;
    }

    // CPython: Objects/memoryobject.c equiv_shape: a zero ends the comparison
    private static boolean sameShape(Buffer a, Buffer b) {
        if (a.ndim != b.ndim) {
            return false;
        }
        for (int i = 0; i < a.ndim; i++) {
            if (a.shape[i] != b.shape[i]) {
                return false;
            }
            if (a.shape[i] == 0) {
                break;
            }
        }
        return true;
    }

    // CPython: Objects/memoryobject.c memory_richcompare
    private static boolean equal(Buffer a, Buffer b) {
        if (b.format == null) {
            b.format = "B";
        }
        if (!sameShape(a, b)) {
            return false;
        }
        char c = ItemFormat.nativeCharacter(a.format);
        char d = ItemFormat.nativeCharacter(b.format);
        if (c != 0 && c == d) {
            return equal(a, b, null, null, 0, a.offset, b.offset);
        }
        try (MemoryItems ai = MemoryItems.of(a); MemoryItems bi = MemoryItems.of(b)) {
            return ai != null && bi != null && equal(a, b, ai, bi, 0, a.offset, b.offset);
        }
    }

    static final class Type extends PyType {
        Type() {
            super("memoryview", PyMemoryViewTable.INSTANCE, null, 144, 8, HAVE_GC | SEQUENCE | HAS_WEAKREFS | GENERIC_GETATTR);
            weaklistoffset = 136;
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of((((PyMemoryView) self).released ? "<released memory at " : "<memory at ") + Address.hex(self) + ">");
        }

        // CPython: Objects/memoryobject.c memory_hash
        @Override
        public long tpHash(PyObject o) {
            PyMemoryView self = (PyMemoryView) o;
            if (self.hash != -1) {
                return self.hash;
            }
            self.check();
            if (!self.readonly) {
                throw PyErr.valueError("cannot hash writable memoryview object");
            }
            char c = ItemFormat.nativeCharacter(self.format);
            if (c == 0 || !isByte(c)) {
                throw PyErr.valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
            }
            PyObject exporter = self.managed.master.obj;
            if (exporter != null) {
                Objects.hash(exporter);
            }
            byte[] b = self.copy('C');
            return self.hash = StringHash.of(b, b.length);
        }

        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (op != Objects.EQ && op != Objects.NE || !(self instanceof PyMemoryView v)) {
                return PyNotImplemented.owned();
            }
            boolean equal;
            if (v.inaccessible()) {
                equal = self == other;
            } else if (other instanceof PyMemoryView w) {
                equal = w.inaccessible() ? self == other : PyMemoryView.equal(v.buffer(), w.buffer());
            } else {
                Buffer b;
                try {
                    b = Abstract.getBuffer(other, Buffer.FULL_RO);
                } catch (PyException e) {
                    e.release();
                    return PyNotImplemented.owned();
                }
                try {
                    equal = PyMemoryView.equal(v.buffer(), b);
                } finally {
                    b.release();
                }
            }
            return PyBool.of(equal == (op == Objects.EQ));
        }

        // CPython: Objects/memoryobject.c memory_iter
        @Override
        public PyObject tpIter(PyObject o) {
            PyMemoryView self = (PyMemoryView) o;
            self.check();
            if (self.ndim == 0) {
                throw zeroDimensions();
            }
            if (self.ndim != 1) {
                throw PyErr.notImplementedError("multi-dimensional sub-views are not implemented");
            }
            ItemFormat.adjust(self.format);
            return PyMemoryViewIterator.create(self, self.shape[0]);
        }

        @Override
        public long mpLength(PyObject o) {
            PyMemoryView self = (PyMemoryView) o;
            self.check();
            return self.ndim == 0 ? 1 : self.shape[0];
        }

        // CPython: Objects/memoryobject.c memory_subscript
        @Override
        public PyObject mpSubscript(PyObject o, PyObject key) {
            PyMemoryView self = (PyMemoryView) o;
            self.check();
            if (self.ndim == 0) {
                if (key instanceof PyTuple t && t.size() == 0) {
                    return ItemFormat.unpack(self.bytes, self.offset, ItemFormat.adjust(self.format));
                }
                if (key == PyEllipsis.INSTANCE) {
                    return self.newRef();
                }
                throw zeroDimensions();
            }
            if (Abstract.isIndex(key)) {
                return self.item(Abstract.asSsize(key, PyExc.IndexError));
            }
            if (key instanceof PySlice slice) {
                PyMemoryView view = new PyMemoryView(self);
                try {
                    view.slice(slice);
                } catch (PyException e) {
                    view.decref();
                    throw e;
                }
                return view;
            }
            if (isIndices(key)) {
                char c = ItemFormat.adjust(self.format);
                if (((PyTuple) key).size() < self.ndim) {
                    throw PyErr.notImplementedError("sub-views are not implemented");
                }
                int at = self.position((PyTuple) key);
                self.check();
                return ItemFormat.unpack(self.bytes, at, c);
            }
            if (isSlices(key)) {
                throw PyErr.notImplementedError("multi-dimensional slicing is not implemented");
            }
            throw PyErr.typeError("memoryview: invalid slice key");
        }

        // CPython: Objects/memoryobject.c memory_ass_sub
        @Override
        public void mpAssSubscript(PyObject o, PyObject key, PyObject value) {
            PyMemoryView self = (PyMemoryView) o;
            self.check();
            char c = ItemFormat.adjust(self.format);
            if (self.readonly) {
                throw PyErr.typeError("cannot modify read-only memory");
            }
            if (value == null) {
                throw PyErr.typeError("cannot delete memory");
            }
            if (self.ndim == 0) {
                if (key == PyEllipsis.INSTANCE || key instanceof PyTuple t && t.size() == 0) {
                    self.put(self.offset, c, value);
                    return;
                }
                throw zeroDimensions();
            }
            if (Abstract.isIndex(key)) {
                if (self.ndim > 1) {
                    throw PyErr.notImplementedError("sub-views are not implemented");
                }
                long index = Abstract.asSsize(key, PyExc.IndexError);
                self.put((int) (self.offset + self.step(0, index)), c, value);
                return;
            }
            if (key instanceof PySlice slice && self.ndim == 1) {
                self.assign(slice, value);
                return;
            }
            if (isIndices(key)) {
                if (((PyTuple) key).size() < self.ndim) {
                    throw PyErr.notImplementedError("sub-views are not implemented");
                }
                self.put(self.position((PyTuple) key), c, value);
                return;
            }
            if (key instanceof PySlice || isSlices(key)) {
                throw PyErr.notImplementedError("memoryview slice assignments are currently restricted to ndim = 1");
            }
            throw PyErr.typeError("memoryview: invalid slice key");
        }

        @Override
        public PyObject sqItem(PyObject self, long index) {
            return ((PyMemoryView) self).item(index);
        }

        @Override
        public long sqLength(PyObject self) {
            return mpLength(self);
        }

        // CPython: Objects/memoryobject.c memory_getbuf
        @Override
        public Buffer bfGetBuffer(PyObject o, int flags) {
            PyMemoryView self = (PyMemoryView) o;
            self.check();
            Buffer view = self.buffer();
            if ((flags & Buffer.WRITABLE) != 0 && self.readonly) {
                throw PyErr.bufferError("memoryview: underlying buffer is not writable");
            }
            if ((flags & Buffer.FORMAT) == 0) {
                view.format = null;
            }
            if ((flags & Buffer.C_CONTIGUOUS) == Buffer.C_CONTIGUOUS && !view.isContiguous('C')) {
                throw PyErr.bufferError("memoryview: underlying buffer is not C-contiguous");
            }
            if ((flags & Buffer.F_CONTIGUOUS) == Buffer.F_CONTIGUOUS && !view.isContiguous('F')) {
                throw PyErr.bufferError("memoryview: underlying buffer is not Fortran contiguous");
            }
            if ((flags & Buffer.ANY_CONTIGUOUS) == Buffer.ANY_CONTIGUOUS && !view.isContiguous('A')) {
                throw PyErr.bufferError("memoryview: underlying buffer is not contiguous");
            }
            if ((flags & Buffer.STRIDES) != Buffer.STRIDES) {
                if (!view.isContiguous('C')) {
                    throw PyErr.bufferError("memoryview: underlying buffer is not C-contiguous");
                }
                view.strides = null;
            }
            if ((flags & Buffer.ND) != Buffer.ND) {
                if (view.format != null) {
                    throw PyErr.bufferError("memoryview: cannot cast to unsigned bytes if the format flag is present");
                }
                view.ndim = 1;
                view.shape = null;
            }
            view.obj = self.newRef();
            self.exports++;
            return view;
        }

        @Override
        public void bfReleaseBuffer(PyObject self, Buffer buffer) {
            ((PyMemoryView) self).exports--;
        }
    }

    /** Writes an item; the conversion may have released the view. */
    private void put(int at, char c, PyObject value) {
        byte[] packed = new byte[8];
        ItemFormat.pack(packed, 0, c, value);
        check();
        System.arraycopy(packed, 0, bytes, at, itemsize);
    }

    // CPython: Objects/memoryobject.c copy_single
    private void assign(PySlice slice, PyObject value) {
        Buffer source = Abstract.getBuffer(value, Buffer.FULL_RO);
        try {
            PySlice.Indices r = slice.unpack().adjust(shape[0]);
            check();
            String from = source.format == null ? "B" : source.format;
            String a = from.startsWith("@") ? from.substring(1) : from;
            String b = format.startsWith("@") ? format.substring(1) : format;
            long n = Math.max(r.length, 0);
            if (!a.equals(b) || source.itemsize != itemsize || source.ndim != 1 || (source.shape == null ? source.len / itemsize : source.shape[0]) != n) {
                throw PyErr.valueError("memoryview assignment: lvalue and rvalue have different structures");
            }
            byte[] items = source.toArray('C');
            long at = offset + strides[0] * r.start;
            for (long i = 0; i < n; i++, at += strides[0] * r.step) {
                System.arraycopy(items, (int) (i * itemsize), bytes, (int) at, itemsize);
            }
        } finally {
            source.release();
        }
    }
}
