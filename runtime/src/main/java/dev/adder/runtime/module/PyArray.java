package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.Steals;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.Payload;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyByteArray;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PySlice;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import java.util.Arrays;

/** An array of machine values ({@code array.array}). */
@BuiltinType(name = "array.array", doc = "array(typecode [, initializer]) -> array\n\n"
        + "Return a new array whose items are restricted by typecode, and\n"
        + "initialized from the optional initializer value, which must be a list,\n"
        + "string or iterable over elements of the appropriate type.\n\n"
        + "Arrays represent basic values and behave very much like lists, except\n"
        + "the type of objects stored in them is constrained. The type is specified\n"
        + "at object creation time by using a type code, which is a single character.\n"
        + "The following type codes are defined:\n\n"
        + "    Type code   C Type             Minimum size in bytes\n"
        + "    'b'         signed integer     1\n"
        + "    'B'         unsigned integer   1\n"
        + "    'u'         Unicode character  2 (see note)\n"
        + "    'h'         signed integer     2\n"
        + "    'H'         unsigned integer   2\n"
        + "    'i'         signed integer     2\n"
        + "    'I'         unsigned integer   2\n"
        + "    'l'         signed integer     4\n"
        + "    'L'         unsigned integer   4\n"
        + "    'q'         signed integer     8 (see note)\n"
        + "    'Q'         unsigned integer   8 (see note)\n"
        + "    'f'         floating point     4\n"
        + "    'd'         floating point     8\n\n"
        + "NOTE: The 'u' typecode corresponds to Python's unicode character. On\n"
        + "narrow builds this is 2-bytes on wide builds this is 4-bytes.\n\n"
        + "NOTE: The 'q' and 'Q' type codes are only available if the platform\n"
        + "C compiler used to build Python supports 'long long', or, on Windows,\n"
        + "'__int64'.\n\n"
        + "Methods:\n\n"
        + "append() -- append a new item to the end of the array\n"
        + "buffer_info() -- return information giving the current memory info\n"
        + "byteswap() -- byteswap all the items of the array\n"
        + "count() -- return number of occurrences of an object\n"
        + "extend() -- extend array by appending multiple elements from an iterable\n"
        + "fromfile() -- read items from a file object\n"
        + "fromlist() -- append items from the list\n"
        + "frombytes() -- append items from the string\n"
        + "index() -- return index of first occurrence of an object\n"
        + "insert() -- insert a new item into the array at a provided position\n"
        + "pop() -- remove and return item (default last)\n"
        + "remove() -- remove first occurrence of an object\n"
        + "reverse() -- reverse the order of the items in the array\n"
        + "tofile() -- write all items to a file object\n"
        + "tolist() -- return the array converted to an ordinary list\n"
        + "tobytes() -- return the array converted to a string\n\n"
        + "Attributes:\n\n"
        + "typecode -- the typecode character used to create the array\n"
        + "itemsize -- the length in bytes of one array item\n")
public final class PyArray extends PyObject {
    public static final PyType TYPE = new Type();

    private static final byte[] NONE = new byte[0];

    final ArrayCode code;
    /** The items, {@link #size} of them, in native order. */
    byte[] data = NONE;
    int size;
    /** The items that CPython would have room for. */
    private long allocated;
    /** How many buffers are out; the items do not move meanwhile. */
    private int exports;
    /** The items as a program with their address sees them, or null. */
    private CtypesMemory.Block block;

    private PyArray(PyType type, ArrayCode code, int size) {
        super(type);
        this.code = code;
        this.size = size;
        allocated = size;
        data = size == 0 ? NONE : Payload.zeroBytes(bytesFor(code, size));
    }

    /** The address of the items as ctypes can use it, until they move. */
    private long itemsAddress() {
        if (block == null) {
            block = CtypesMemory.current().map(data, 0, data.length);
        }
        return block.address;
    }

    /** Puts {@code items} in place of the data, which goes unless a program had its address or a buffer is out. */
    private void replaceData(@Steals byte[] items) {
        byte[] old = data;
        data = items;
        if (block != null) {
            CtypesMemory.current().free(block);
            block = null;
        } else if (exports == 0) {
            Payload.release(old);
        }
    }

    @Override
    protected void dropFields() {
        replaceData(NONE);
    }

    private static int bytesFor(ArrayCode code, long items) {
        if (items * code.size > Integer.MAX_VALUE - 64) {
            throw PyErr.memoryError();
        }
        return (int) (items * code.size);
    }

    private static PyArray make(PyType type, ArrayCode code, int size) {
        PyArray a = new PyArray(type, code, size);
        TypeObject.initInstance(a);
        return a;
    }

    private PyObject item(int i) {
        return code.get(data, i * code.size);
    }

    private void set(int i, PyObject v) {
        StructPacking.put(data, i * code.size, code.size, false, code.bits(v));
    }

    // CPython: Modules/arraymodule.c array_resize
    private void resize(long n) {
        if (exports > 0 && n != size) {
            throw PyErr.bufferError("cannot resize an array that is exporting buffers");
        }
        if (allocated >= n && size < n + 16 && allocated > 0) {
            size = (int) n;
            return;
        }
        if (n == 0) {
            replaceData(NONE);
            size = 0;
            allocated = 0;
            return;
        }
        long room = (n >> 4) + (size < 8 ? 3 : 7) + n;
        byte[] items = Payload.bytes(bytesFor(code, room));
        int kept = Math.min(items.length, size * code.size);
        System.arraycopy(data, 0, items, 0, kept);
        Arrays.fill(items, kept, items.length, (byte) 0);
        replaceData(items);
        allocated = room;
        size = (int) n;
    }

    /** Replaces the items from {@code low} to {@code high} by those of {@code b}. */
    private void replace(int low, int high, byte[] b, int items) {
        int old = size;
        int width = code.size;
        int grow = items - (high - low);
        if (grow > 0) {
            resize((long) old + grow);
            System.arraycopy(data, high * width, data, (high + grow) * width, (old - high) * width);
        } else if (grow < 0) {
            if (exports > 0) {
                throw PyErr.bufferError("cannot resize an array that is exporting buffers");
            }
            System.arraycopy(data, high * width, data, (high + grow) * width, (old - high) * width);
            resize(old + grow);
        }
        System.arraycopy(b, 0, data, low * width, items * width);
    }

    // CPython: Modules/arraymodule.c array_new
    @PyNew(value = "array", raw = true, textSignature = false)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (cls == TYPE && kwnames != null && kwnames.size() > 0) {
            throw PyErr.typeError("array.array() takes no keyword arguments");
        }
        if (nargs < 1 || nargs > 2) {
            throw PyErr.typeError("array() takes at " + (nargs < 1 ? "least 1 argument (" : "most 2 arguments (") + nargs + " given)");
        }
        if (!(args[base] instanceof PyStr s) || s.length() != 1) {
            throw Args.badArgument("array", "argument 1", "a unicode character", false, args[base]);
        }
        int c = s.codePointAt(0);
        PyObject initial = nargs == 2 ? args[base + 1] : null;
        if (initial != null && c != 'u') {
            if (initial instanceof PyStr) {
                throw PyErr.typeError("cannot use a str to initialize an array with typecode '" + Character.toString(c) + "'");
            }
            if (initial instanceof PyArray a && a.code == ArrayCode.UNICODE) {
                throw PyErr.typeError("cannot use a unicode array to initialize an array with typecode '" + Character.toString(c) + "'");
            }
        }
        boolean direct = initial == null || initial instanceof PyList || initial instanceof PyByteArray || initial instanceof PyBytes
                || initial instanceof PyTuple || c == 'u' && initial instanceof PyStr || initial instanceof PyArray a && a.code.code == c;
        PyObject iterator = null;
        if (!direct) {
            iterator = Abstract.iter(initial);
            initial = null;
        }
        PyArray array = null;
        try {
            ArrayCode code = ArrayCode.of(c);
            if (code == null) {
                throw PyErr.valueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
            }
            array = make(cls, code, initial instanceof PyList l ? l.size : initial instanceof PyTuple t ? t.size()
                    : initial instanceof PyArray a ? a.size : 0);
            array.fill(initial, iterator);
            return array;
        } catch (PyException e) {
            xdecref(array);
            throw e;
        } finally {
            xdecref(iterator);
        }
    }

    private void fill(PyObject initial, PyObject iterator) {
        if (iterator != null) {
            extendFrom(iterator);
        } else if (initial instanceof PyList || initial instanceof PyTuple) {
            for (int i = 0; i < size; i++) {
                PyObject v = Abstract.sequenceGetItem(initial, i);
                try {
                    set(i, v);
                } finally {
                    v.decref();
                }
            }
        } else if (initial instanceof PyBytes || initial instanceof PyByteArray) {
            fromBytes(this, initial);
        } else if (initial instanceof PyStr s) {
            append(s);
        } else if (initial instanceof PyArray a) {
            System.arraycopy(a.data, 0, data, 0, size * code.size);
        }
    }

    private void append(PyStr s) {
        int old = size;
        int n = s.length();
        if (n > 0) {
            resize((long) old + n);
            for (int i = 0; i < n; i++) {
                StructPacking.put(data, (old + i) * 4, 4, false, s.codePointAt(i));
            }
        }
    }

    private void append(PyObject v) {
        long bits = code.bits(v);
        int old = size;
        resize((long) old + 1);
        StructPacking.put(data, old * code.size, code.size, false, bits);
    }

    private void extendFrom(PyObject iterator) {
        for (PyObject v; (v = Abstract.next(iterator)) != null;) {
            try {
                append(v);
            } finally {
                v.decref();
            }
        }
    }

    // CPython: Modules/arraymodule.c array_do_extend
    private void extendWith(PyObject other) {
        if (!(other instanceof PyArray b)) {
            PyObject it = Abstract.iter(other);
            try {
                extendFrom(it);
            } finally {
                it.decref();
            }
            return;
        }
        if (b.code != code) {
            throw PyErr.typeError("can only extend with array of same kind");
        }
        int n = b.size;
        int old = size;
        resize((long) old + n);
        System.arraycopy(b.data, 0, data, old * code.size, n * code.size);
    }

    @PyMethod(value = "append($self, v, /)", doc = "Append new value v to the end of the array.")
    static void append(PyArray self, PyObject v) {
        self.append(v);
    }

    @PyMethod(value = "buffer_info($self, /)",
            doc = "Return a tuple (address, length) giving the current memory address and the length in items of the buffer used "
        + "to hold array's contents.\n\n"
        + "The length should be multiplied by the itemsize attribute to calculate\n"
        + "the buffer length in bytes.")
    static PyObject bufferInfo(PyArray self) {
        return PyTuple.steal(PyInt.of(self.allocated == 0 ? 0 : self.itemsAddress()), PyInt.of(self.size));
    }

    @PyMethod(value = "byteswap($self, /)",
            doc = "Byteswap all items of the array.\n\nIf the items in the array are not 1, 2, 4, or 8 bytes in size, "
            + "RuntimeError is\nraised.")
    static void byteswap(PyArray self) {
        swap(self.data, self.size, self.code.size);
    }

    private static void swap(byte[] b, int items, int width) {
        for (int at = 0; at < items * width; at += width) {
            StructPacking.put(b, at, width, true, StructPacking.get(b, at, width, false));
        }
    }

    @PyMethod(value = "__copy__($self, /)", doc = "Return a copy of the array.")
    static PyObject copy(PyArray self) {
        return self.slice(0, self.size);
    }

    @PyMethod(value = "__deepcopy__($self, unused, /)", doc = "Return a copy of the array.")
    static PyObject deepcopy(PyArray self, PyObject unused) {
        return self.slice(0, self.size);
    }

    private PyArray slice(int low, int high) {
        PyArray a = make(TYPE, code, high - low);
        System.arraycopy(data, low * code.size, a.data, 0, (high - low) * code.size);
        return a;
    }

    private boolean itemEquals(int i, PyObject v) {
        PyObject item = item(i);
        try {
            return Objects.equal(item, v);
        } finally {
            item.decref();
        }
    }

    @PyMethod(value = "count($self, v, /)", doc = "Return number of occurrences of v in the array.")
    static long count(PyArray self, PyObject v) {
        long n = 0;
        for (int i = 0; i < self.size; i++) {
            n += self.itemEquals(i, v) ? 1 : 0;
        }
        return n;
    }

    @PyMethod(value = "extend($self, bb, /)", doc = "Append items to the end of the array.")
    static void extend(PyArray self, PyObject bb) {
        self.extendWith(bb);
    }

    // CPython: Modules/arraymodule.c array_array_fromfile_impl
    @PyMethod(value = "fromfile($self, f, n, /)",
            doc = "Read n objects from the file object f and append them to the end of the array.")
    static void fromFile(PyArray self, PyObject f, long n) {
        if (n < 0) {
            throw PyErr.valueError("negative count");
        }
        if (n > Long.MAX_VALUE / self.code.size) {
            throw PyErr.memoryError();
        }
        long bytes = n * self.code.size;
        PyStr read = PyStr.intern("read");
        PyObject count = PyInt.of(bytes);
        PyObject b;
        try {
            b = Call.method(f, read, count);
        } finally {
            count.decref();
            read.decref();
        }
        try {
            if (!(b instanceof PyBytes y)) {
                throw PyErr.typeError("read() didn't return bytes");
            }
            fromBytes(self, y);
            if (y.value.length != bytes) {
                throw PyErr.eofError("read() didn't return enough bytes");
            }
        } finally {
            b.decref();
        }
    }

    @PyMethod(value = "fromlist($self, list, /)", doc = "Append items to array from list.")
    static void fromList(PyArray self, PyObject list) {
        if (!(list instanceof PyList l)) {
            throw PyErr.typeError("arg must be list");
        }
        int n = l.size;
        if (n == 0) {
            return;
        }
        int old = self.size;
        self.resize((long) old + n);
        try {
            for (int i = 0; i < n; i++) {
                PyObject v = l.items[i].newRef();
                try {
                    self.set(old + i, v);
                } finally {
                    v.decref();
                }
                if (l.size != n) {
                    throw PyErr.runtimeError("list changed size during iteration");
                }
            }
        } catch (PyException e) {
            self.resize(old);
            throw e;
        }
    }

    @PyMethod(value = "frombytes($self, buffer, /)",
            doc = "Appends items from the string, interpreting it as an array of machine values, as if it had been "
            + "read from a file using the fromfile() method.")
    static void fromBytes(PyArray self, PyObject buffer) {
        Buffer b = Abstract.getBuffer(buffer, Buffer.SIMPLE);
        try {
            if (b.itemsize != 1) {
                throw PyErr.typeError("a bytes-like object is required");
            }
            if (b.len % self.code.size != 0) {
                throw PyErr.valueError("bytes length not a multiple of item size");
            }
            int n = (int) b.len / self.code.size;
            if (n > 0) {
                int old = self.size;
                self.resize((long) old + n);
                System.arraycopy(b.bytes, b.offset, self.data, old * self.code.size, (int) b.len);
            }
        } finally {
            b.release();
        }
    }

    @PyMethod(value = "fromunicode($self, ustr, /)",
            doc = "Extends this array with data from the unicode string ustr.\n\n"
        + "The array must be a unicode type array; otherwise a ValueError is raised.\n"
        + "Use array.frombytes(ustr.encode(...)) to append Unicode data to an array of\n"
        + "some other type.")
    static void fromUnicode(PyArray self, PyStr ustr) {
        if (self.code != ArrayCode.UNICODE) {
            throw PyErr.valueError("fromunicode() may only be called on unicode type arrays");
        }
        self.append(ustr);
    }

    @PyMethod(value = "index($self, v, start=0, stop=sys.maxsize, /)",
            doc = "Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.")
    static long index(PyArray self, PyObject v, PyObject start, PyObject stop) {
        long from = start == null ? 0 : Args.toSliceIndex(start);
        long to = stop == null ? Long.MAX_VALUE : Args.toSliceIndex(stop);
        if (from < 0) {
            from = Math.max(from + self.size, 0);
        }
        if (to < 0) {
            to += self.size;
        }
        for (long i = from; i < to && i < self.size; i++) {
            if (self.itemEquals((int) i, v)) {
                return i;
            }
        }
        throw PyErr.valueError("array.index(x): x not in array");
    }

    @PyMethod(value = "insert($self, i, v, /)", doc = "Insert a new item v into the array before position i.")
    static void insert(PyArray self, long i, PyObject v) {
        int n = self.size;
        long bits = self.code.bits(v);
        int width = self.code.size;
        self.resize((long) n + 1);
        int at = (int) (i < 0 ? Math.max(i + n, 0) : Math.min(i, n));
        System.arraycopy(self.data, at * width, self.data, (at + 1) * width, (n - at) * width);
        StructPacking.put(self.data, at * width, width, false, bits);
    }

    @PyMethod(value = "pop($self, i=-1, /)", doc = "Return the i-th element and delete it from the array.\n\ni defaults to -1.")
    static PyObject pop(PyArray self, long i) {
        if (self.size == 0) {
            throw PyErr.indexError("pop from empty array");
        }
        if (i < 0) {
            i += self.size;
        }
        if (i < 0 || i >= self.size) {
            throw PyErr.indexError("pop index out of range");
        }
        PyObject v = self.item((int) i);
        try {
            self.replace((int) i, (int) i + 1, NONE, 0);
        } catch (PyException e) {
            v.decref();
            throw e;
        }
        return v;
    }

    // CPython: Modules/arraymodule.c array_array___reduce_ex__
    @PyMethod(value = "__reduce_ex__($self, value, /)", doc = "Return state information for pickling.")
    static PyObject reduceEx(PyArray self, PyObject value) {
        if (!(value instanceof PyInt protocol)) {
            throw PyErr.typeError("__reduce_ex__ argument should be an integer");
        }
        PyStr name = PyStr.intern("__dict__");
        PyObject dict;
        try {
            dict = Objects.lookupAttr(self, name);
        } finally {
            name.decref();
        }
        if (dict == null) {
            dict = PyNone.owned();
        }
        PyObject typecode = PyStr.of(String.valueOf(self.code.code));
        try {
            if (protocol.longValue() < 3) {
                return PyTuple.steal(self.type.newRef(), PyTuple.steal(typecode.newRef(), toList(self)), dict.newRef());
            }
            PyObject module = dev.adder.runtime.interpreter.Import.importModule("array");
            PyObject reconstructor;
            try {
                reconstructor = Objects.getAttr(module, "_array_reconstructor");
            } finally {
                module.decref();
            }
            PyTuple args = PyTuple.steal(self.type.newRef(), typecode.newRef(), PyInt.of(self.code.machineFormat), toBytes(self));
            return PyTuple.steal(reconstructor, args, dict.newRef());
        } finally {
            typecode.decref();
            dict.decref();
        }
    }

    @PyMethod(value = "remove($self, v, /)", doc = "Remove the first occurrence of v in the array.")
    static void remove(PyArray self, PyObject v) {
        for (int i = 0; i < self.size; i++) {
            if (self.itemEquals(i, v)) {
                self.replace(i, i + 1, NONE, 0);
                return;
            }
        }
        throw PyErr.valueError("array.remove(x): x not in array");
    }

    @PyMethod(value = "reverse($self, /)", doc = "Reverse the order of the items in the array.")
    static void reverse(PyArray self) {
        int width = self.code.size;
        for (int i = 0, j = self.size - 1; i < j; i++, j--) {
            long a = StructPacking.get(self.data, i * width, width, false);
            StructPacking.put(self.data, i * width, width, false, StructPacking.get(self.data, j * width, width, false));
            StructPacking.put(self.data, j * width, width, false, a);
        }
    }

    @PyMethod(value = "tofile($self, f, /)", doc = "Write all items (as machine values) to the file object f.")
    static void toFile(PyArray self, PyObject f) {
        int bytes = self.size * self.code.size;
        PyStr write = PyStr.intern("write");
        try {
            for (int at = 0; at < bytes; at += 65536) {
                PyObject block = PyBytes.ownOrShare(Payload.copyOfRange(self.data, at, Math.min(at + 65536, bytes)));
                try {
                    Call.method(f, write, block).decref();
                } finally {
                    block.decref();
                }
            }
        } finally {
            write.decref();
        }
    }

    @PyMethod(value = "tolist($self, /)", doc = "Convert array to an ordinary list with the same items.")
    static PyObject toList(PyArray self) {
        PyList list = PyList.create();
        try {
            for (int i = 0; i < self.size; i++) {
                list.appendSteal(self.item(i));
            }
        } catch (PyException e) {
            list.decref();
            throw e;
        }
        return list;
    }

    @PyMethod(value = "tobytes($self, /)",
            doc = "Convert the array to an array of machine values and return the bytes representation.")
    static PyObject toBytes(PyArray self) {
        return PyBytes.ownOrShare(Payload.copyOfRange(self.data, 0, self.size * self.code.size));
    }

    @PyMethod(value = "tounicode($self, /)",
            doc = "Extends this array with data from the unicode string ustr.\n\n"
        + "Convert the array to a unicode string.  The array must be a unicode type array;\n"
        + "otherwise a ValueError is raised.  Use array.tobytes().decode() to obtain a\n"
        + "unicode string from an array of some other type.")
    static PyObject toUnicode(PyArray self) {
        if (self.code != ArrayCode.UNICODE) {
            throw PyErr.valueError("tounicode() may only be called on unicode type arrays");
        }
        int[] chars = new int[self.size];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (int) StructPacking.get(self.data, 4 * i, 4, false);
            if (chars[i] < 0 || chars[i] > 0x10FFFF) {
                throw PyErr.valueError("character U+" + Integer.toHexString(chars[i]) + " is not in range [U+0000; U+10ffff]");
            }
        }
        return PyStr.of(chars);
    }

    @PyMethod(value = "__sizeof__($self, /)", doc = "Size of the array in memory, in bytes.")
    static long sizeOf(PyArray self) {
        return self.type.basicsize + self.allocated * self.code.size;
    }

    @Override
    public long sizeof() {
        return type.basicsize;
    }

    @PyGetter(value = "typecode", doc = "the typecode character used to create the array")
    static String typecode(PyArray self) {
        return String.valueOf(self.code.code);
    }

    @PyGetter(value = "itemsize", doc = "the size, in bytes, of one array item")
    static int itemsize(PyArray self) {
        return self.code.size;
    }

    static final class Type extends PyType {
        Type() {
            super("array.array", PyArrayTable.INSTANCE, null, 64, 0, BASETYPE | HAVE_GC | HAS_WEAKREFS | SEQUENCE);
            weaklistoffset = 48;
        }

        // CPython: Modules/arraymodule.c array_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyArray self = (PyArray) o;
            String head = self.type.shortName() + "('" + self.code.code + "'";
            if (self.size == 0) {
                return PyStr.of(head + ")");
            }
            PyObject v = self.code == ArrayCode.UNICODE ? toUnicode(self) : toList(self);
            try {
                return PyStr.of(head + ", " + Objects.reprText(v) + ")");
            } finally {
                v.decref();
            }
        }

        // CPython: Modules/arraymodule.c array_richcompare
        @Override
        public PyObject tpRichCompare(PyObject v, PyObject w, int op) {
            if (!(v instanceof PyArray a) || !(w instanceof PyArray b)) {
                return PyNotImplemented.owned();
            }
            if (a.size != b.size && (op == Objects.EQ || op == Objects.NE)) {
                return PyBool.of(op == Objects.NE);
            }
            if (a.code == b.code && a.code.isInteger() && (op == Objects.EQ || op == Objects.NE)) {
                int n = a.size * a.code.size;
                return PyBool.of(Arrays.equals(a.data, 0, n, b.data, 0, n) == (op == Objects.EQ));
            }
            for (int i = 0; i < a.size && i < b.size; i++) {
                PyObject x = a.item(i);
                PyObject y;
                try {
                    y = b.item(i);
                } catch (PyException e) {
                    x.decref();
                    throw e;
                }
                try {
                    if (!Objects.richCompareBool(x, y, Objects.EQ)) {
                        return op == Objects.EQ ? PyBool.of(false) : op == Objects.NE ? PyBool.of(true) : Objects.richCompare(x, y, op);
                    }
                } finally {
                    x.decref();
                    y.decref();
                }
            }
            return Objects.compareResult(Integer.compare(a.size, b.size), op);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return PyArrayIterator.of((PyArray) self);
        }

        @Override
        public long sqLength(PyObject self) {
            return ((PyArray) self).size;
        }

        @Override
        public long mpLength(PyObject self) {
            return ((PyArray) self).size;
        }

        @Override
        public PyObject sqConcat(PyObject self, PyObject other) {
            if (!(other instanceof PyArray b)) {
                throw PyErr.typeError("can only append array (not \"" + other.type.tpName() + "\") to array");
            }
            PyArray a = (PyArray) self;
            if (a.code != b.code) {
                throw PyErr.typeError("bad argument type for built-in operation");
            }
            bytesFor(a.code, (long) a.size + b.size);
            PyArray r = make(PyArray.TYPE, a.code, a.size + b.size);
            System.arraycopy(a.data, 0, r.data, 0, a.size * a.code.size);
            System.arraycopy(b.data, 0, r.data, a.size * a.code.size, b.size * a.code.size);
            return r;
        }

        @Override
        public PyObject sqRepeat(PyObject self, long count) {
            PyArray a = (PyArray) self;
            long n = Math.max(count, 0);
            if (a.size > 0 && n > Integer.MAX_VALUE / a.size) {
                throw PyErr.memoryError();
            }
            bytesFor(a.code, a.size * n);
            PyArray r = make(PyArray.TYPE, a.code, (int) (a.size * n));
            int width = a.size * a.code.size;
            for (int i = 0; width > 0 && i < n; i++) {
                System.arraycopy(a.data, 0, r.data, i * width, width);
            }
            return r;
        }

        @Override
        public PyObject sqItem(PyObject self, long index) {
            PyArray a = (PyArray) self;
            if (index < 0 || index >= a.size) {
                throw PyErr.indexError("array index out of range");
            }
            return a.item((int) index);
        }

        @Override
        public void sqAssItem(PyObject self, long index, PyObject value) {
            PyArray a = (PyArray) self;
            if (index < 0 || index >= a.size) {
                throw PyErr.indexError("array assignment index out of range");
            }
            if (value == null) {
                a.replace((int) index, (int) index + 1, NONE, 0);
            } else {
                a.set((int) index, value);
            }
        }

        @Override
        public boolean sqContains(PyObject self, PyObject value) {
            PyArray a = (PyArray) self;
            for (int i = 0; i < a.size; i++) {
                if (a.itemEquals(i, value)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public PyObject sqInplaceConcat(PyObject self, PyObject other) {
            if (!(other instanceof PyArray)) {
                throw PyErr.typeError("can only extend array with array (not \"" + other.type.tpName() + "\")");
            }
            ((PyArray) self).extendWith(other);
            return self.newRef();
        }

        // CPython: Modules/arraymodule.c array_inplace_repeat
        @Override
        public PyObject sqInplaceRepeat(PyObject self, long count) {
            PyArray a = (PyArray) self;
            if (a.size > 0) {
                long n = Math.max(count, 0);
                if (n > Integer.MAX_VALUE / a.size) {
                    throw PyErr.memoryError();
                }
                bytesFor(a.code, a.size * n);
                int width = a.size * a.code.size;
                a.resize(a.size * n);
                for (int i = 1; i < n; i++) {
                    System.arraycopy(a.data, 0, a.data, i * width, width);
                }
            }
            return self.newRef();
        }

        // CPython: Modules/arraymodule.c array_subscr
        @Override
        public PyObject mpSubscript(PyObject self, PyObject key) {
            PyArray a = (PyArray) self;
            if (Abstract.isIndex(key)) {
                long i = Abstract.asSsize(key, PyExc.IndexError);
                return sqItem(self, i < 0 ? i + a.size : i);
            }
            if (!(key instanceof PySlice slice)) {
                throw PyErr.typeError("array indices must be integers");
            }
            PySlice.Indices r = PySlice.adjustIndices(slice, a.size);
            if (r.step == 1) {
                return a.slice((int) r.start, (int) (r.start + r.length));
            }
            int width = a.code.size;
            PyArray out = make(PyArray.TYPE, a.code, (int) r.length);
            for (int i = 0; i < r.length; i++) {
                System.arraycopy(a.data, (int) (r.start + i * r.step) * width, out.data, i * width, width);
            }
            return out;
        }

        // CPython: Modules/arraymodule.c array_ass_subscr
        @Override
        public void mpAssSubscript(PyObject self, PyObject key, PyObject value) {
            PyArray a = (PyArray) self;
            if (Abstract.isIndex(key)) {
                long i = Abstract.asSsize(key, PyExc.IndexError);
                sqAssItem(self, i < 0 ? i + a.size : i, value);
                return;
            }
            if (!(key instanceof PySlice slice)) {
                throw PyErr.typeError("array indices must be integers");
            }
            PySlice.Indices r = PySlice.adjustIndices(slice, a.size);
            if (value != null && !(value instanceof PyArray)) {
                throw PyErr.typeError("can only assign array (not \"" + value.type.tpName() + "\") to array slice");
            }
            PyArray other = (PyArray) value;
            if (other != null && other.code != a.code) {
                throw PyErr.typeError("bad argument type for built-in operation");
            }
            int needed = other == null ? 0 : other.size;
            byte[] source = other == null ? NONE : other == a ? a.data.clone() : other.data;
            int length = (int) r.length;
            long start = r.start;
            if (r.step > 0 && r.stop < start || r.step < 0 && r.stop > start) {
                r.stop = start;
            }
            if (a.exports > 0 && (needed == 0 || r.step == 1) && needed != length) {
                throw PyErr.bufferError("cannot resize an array that is exporting buffers");
            }
            int width = a.code.size;
            if (r.step == 1) {
                a.replace((int) start, (int) start + length, source, needed);
            } else if (needed == 0) {
                long step = r.step;
                if (step < 0) {
                    start += step * (length - 1);
                    step = -step;
                }
                int to = (int) start;
                for (int i = (int) start; length > 0 && i < a.size; i++) {
                    long d = i - start;
                    if (d % step != 0 || d / step >= length) {
                        System.arraycopy(a.data, i * width, a.data, to++ * width, width);
                    }
                }
                a.resize(a.size - length);
            } else {
                if (needed != length) {
                    throw PyErr.valueError("attempt to assign array of size " + needed + " to extended slice of size " + length);
                }
                for (int i = 0; i < length; i++) {
                    System.arraycopy(source, i * width, a.data, (int) (start + i * r.step) * width, width);
                }
            }
        }

        // CPython: Modules/arraymodule.c array_buffer_getbuf
        @Override
        public Buffer bfGetBuffer(PyObject self, int flags) {
            PyArray a = (PyArray) self;
            Buffer b = new Buffer(a, a.data, 0, (long) a.size * a.code.size, false);
            b.itemsize = a.code.size;
            b.shape = (flags & Buffer.ND) == Buffer.ND ? new long[] {a.size} : null;
            b.strides = (flags & Buffer.STRIDES) == Buffer.STRIDES ? new long[] {a.code.size} : null;
            b.format = (flags & Buffer.FORMAT) == Buffer.FORMAT ? a.code.format : null;
            a.exports++;
            return b;
        }

        @Override
        public void bfReleaseBuffer(PyObject self, Buffer buffer) {
            ((PyArray) self).exports--;
        }
    }
}
