package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import java.util.Arrays;

/** A bytearray. What it shares with bytes is in {@link BytesMethods}. */
@BuiltinType(name = "bytearray", doc = "bytearray(iterable_of_ints) -> bytearray\n"
        + "bytearray(string, encoding[, errors]) -> bytearray\n"
        + "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
        + "bytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n"
        + "bytearray() -> empty bytes array\n\n"
        + "Construct a mutable bytearray object from:\n"
        + "  - an iterable yielding integers in range(256)\n"
        + "  - a text string encoded using the specified encoding\n"
        + "  - a bytes or a buffer object\n"
        + "  - any object implementing the buffer API.\n"
        + "  - an integer")
public final class PyByteArray extends PyObject {
    public static final PyType TYPE = new Type();

    private static final byte[] NONE = new byte[0];
    private static final Pool<PyByteArray> POOL = new Pool<>(48);

    /** The bytes, {@link #size} of them. */
    byte[] data = NONE;
    int size;

    /** ob_alloc: the bytes that CPython would have allocated, with one for the terminating zero. */
    private long alloc;

    /** How many buffers are out; the bytes do not move meanwhile. */
    int exports;

    private PyByteArray(PyType type) {
        super(type);
    }

    private static PyByteArray make(PyType type) {
        PyByteArray b = type == TYPE ? POOL.take() : null;
        if (b == null) {
            b = new PyByteArray(type);
        } else {
            b.type = type;
        }
        TypeObject.initInstance(b);
        return b;
    }

    /** A bytearray over {@code bytes}, which it takes over. */
    public static PyByteArray of(byte[] bytes) {
        PyByteArray b = make(TYPE);
        b.data = bytes;
        b.size = bytes.length;
        b.alloc = bytes.length == 0 ? 0 : bytes.length + 1;
        return b;
    }

    public int size() {
        return size;
    }

    /** The byte at {@code i}, from 0 to 255. */
    public int byteAt(int i) {
        return data[i] & 0xFF;
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return Payload.copyOfRange(data, 0, size);
    }

    @Override
    public long sizeof() {
        return type.basicsize + alloc;
    }

    private void checkExports() {
        if (exports > 0) {
            throw PyErr.bufferError("Existing exports of data: object cannot be re-sized");
        }
    }

    /** Changes the size; new bytes are zero. BufferError if a buffer is out. */
    // CPython: Objects/bytearrayobject.c PyByteArray_Resize
    public void resize(int n) {
        if (n == size) {
            return;
        }
        checkExports();
        long wanted = n;
        if (wanted + 1 > alloc) {
            alloc = wanted <= alloc * 1.125 ? wanted + (wanted >> 3) + (wanted < 9 ? 3 : 6) : wanted + 1;
        } else if (wanted < alloc / 2) {
            alloc = wanted + 1;
        }
        if (n > data.length) {
            if (data.length == 0) {
                data = Payload.zeroBytes(n);
            } else {
                data = Payload.resizeWithZeros(data, Payload.roomy(Math.max(n, (int) Math.min(Integer.MAX_VALUE - 8, alloc))));
            }
        } else if (n < size) {
            if (n < data.length / 2) {
                data = Payload.resize(data, n);
            } else {
                Arrays.fill(data, n, size, (byte) 0);
            }
        }
        size = n;
    }

    private static int growth(int size, long extra) {
        if (size + extra > Integer.MAX_VALUE - 8) {
            throw PyErr.memoryError();
        }
        return (int) (size + extra);
    }

    /** Appends bytes. */
    public void append(byte[] b, int offset, int length) {
        int old = size;
        resize(growth(old, length));
        System.arraycopy(b, offset, data, old, length);
    }

    // CPython: Objects/bytearrayobject.c _getbytevalue
    private static int byteValue(PyObject o) {
        long v = Abstract.asSsize(o, null);
        if (v < 0 || v > 255) {
            throw PyErr.valueError("byte must be in range(0, 256)");
        }
        return (int) v;
    }

    @PyNew(value = "bytearray", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return make(cls);
    }

    // CPython: Objects/bytearrayobject.c bytearray___init___impl
    @PyInit(value = "bytearray(source=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)", textSignature = false)
    static void init(PyByteArray self, PyObject source, String encoding, String errors) {
        if (self.size != 0) {
            self.resize(0);
        }
        if (source == null) {
            if (encoding != null || errors != null) {
                throw PyErr.typeError(encoding != null ? "encoding without a string argument" : "errors without a string argument");
            }
            return;
        }
        if (source instanceof PyStr s) {
            if (encoding == null) {
                throw PyErr.typeError("string argument without an encoding");
            }
            PyObject encoded = Codecs.encodeStr(s, encoding, errors);
            try {
                byte[] b = ((PyBytes) encoded).keptValue();
                self.append(b, 0, b.length);
            } finally {
                encoded.decref();
            }
            return;
        }
        if (encoding != null || errors != null) {
            throw PyErr.typeError(encoding != null ? "encoding without a string argument" : "errors without a string argument");
        }
        if (Abstract.isIndex(source)) {
            boolean index = true;
            long n = 0;
            try {
                n = Abstract.asSsize(source, PyExc.OverflowError);
            } catch (PyException e) {
                if (!e.matches(PyExc.TypeError)) {
                    throw e;
                }
                e.release();
                index = false;
            }
            if (index) {
                if (n < 0) {
                    throw PyErr.valueError("negative count");
                }
                self.resize(growth(0, n));
                return;
            }
        }
        if (Abstract.hasBuffer(source)) {
            Buffer buffer = Abstract.getBuffer(source, Buffer.FULL_RO);
            try {
                if (buffer.isContiguous('C')) {
                    self.append(buffer.bytes, buffer.offset, (int) buffer.len);
                } else {
                    byte[] b = buffer.toArray('C');
                    self.append(b, 0, b.length);
                    Payload.release(b);
                }
            } finally {
                buffer.release();
            }
            return;
        }
        PyObject it;
        try {
            it = Abstract.iter(source);
        } catch (PyException e) {
            if (!e.matches(PyExc.TypeError)) {
                throw e;
            }
            e.release();
            throw PyErr.typeError("cannot convert '" + source.type.tpName() + "' object to bytearray");
        }
        try {
            for (PyObject item; (item = Abstract.next(it)) != null;) {
                int v;
                try {
                    v = byteValue(item);
                } finally {
                    item.decref();
                }
                self.resize(growth(self.size, 1));
                self.data[self.size - 1] = (byte) v;
            }
        } finally {
            it.decref();
        }
    }

    @PyMethod(value = "__alloc__($self)", textSignature = false, doc = "B.__alloc__() -> int\n\n"
            + "Return the number of bytes actually allocated.")
    static long alloc(PyByteArray self) {
        return self.alloc;
    }

    @PyMethod(value = "__reduce__($self, /)", doc = "Return state information for pickling.")
    static PyObject reduce(PyByteArray self) {
        return self.reduce(2);
    }

    @PyMethod(value = "__reduce_ex__($self, proto=0, /)", doc = "Return state information for pickling.")
    static PyObject reduceEx(PyByteArray self, int proto) {
        return self.reduce(proto);
    }

    // CPython: Objects/bytearrayobject.c _common_reduce
    private PyObject reduce(int proto) {
        PyObject state = Reduce.defaultState(this, false);
        try {
            PyObject args = proto < 3
                    ? size == 0 ? PyTuple.empty() : PyTuple.steal(Utf8.decodeLatin1(data, 0, size), PyStr.of("latin-1"))
                    : size == 0 ? PyTuple.empty() : PyTuple.steal(PyBytes.of(toByteArray()));
            return PyTuple.steal(type.newRef(), args, state.newRef());
        } finally {
            state.decref();
        }
    }

    @PyMethod(value = "__sizeof__($self, /)", doc = "Returns the size of the bytearray object in memory, in bytes.")
    static long sizeof(PyByteArray self) {
        return self.sizeof();
    }

    @PyMethod(value = "append($self, item, /)", doc = "Append a single item to the end of the bytearray.\n\n"
            + "  item\n"
            + "    The item to be appended.")
    static void append(PyByteArray self, PyObject item) {
        int v = byteValue(item);
        self.resize(growth(self.size, 1));
        self.data[self.size - 1] = (byte) v;
    }

    @PyMethod(value = "clear($self, /)", doc = "Remove all items from the bytearray.")
    static void clear(PyByteArray self) {
        self.resize(0);
    }

    @PyMethod(value = "copy($self, /)", doc = "Return a copy of B.")
    static PyObject copy(PyByteArray self) {
        return of(self.toByteArray());
    }

    // CPython: Objects/bytearrayobject.c bytearray_extend
    @PyMethod(value = "extend($self, iterable_of_ints, /)",
            doc = "Append all the items from the iterator or sequence to the end of the bytearray.\n\n"
            + "  iterable_of_ints\n"
            + "    The iterable of items to append.")
    static void extend(PyByteArray self, PyObject iterable) {
        if (Abstract.hasBuffer(iterable)) {
            self.replaceRange(self.size, self.size, iterable);
            return;
        }
        PyObject it;
        try {
            it = Abstract.iter(iterable);
        } catch (PyException e) {
            if (!e.matches(PyExc.TypeError)) {
                throw e;
            }
            e.release();
            throw PyErr.typeError("can't extend bytearray with " + iterable.type.tpName());
        }
        try {
            ByteBuilder out = new ByteBuilder((int) Math.min(Abstract.lengthHint(iterable, 32), 1 << 20));
            for (PyObject item; (item = Abstract.next(it)) != null;) {
                try {
                    out.append(byteValue(item));
                } finally {
                    item.decref();
                }
            }
            self.append(out.bytes, 0, out.length);
        } finally {
            it.decref();
        }
    }

    @PyMethod(value = "insert($self, index, item, /)", doc = "Insert a single item into the bytearray before the given index.\n\n"
            + "  index\n"
            + "    The index where the value is to be inserted.\n"
            + "  item\n"
            + "    The item to be inserted.")
    static void insert(PyByteArray self, long index, PyObject item) {
        int v = byteValue(item);
        int n = self.size;
        if (n == Integer.MAX_VALUE - 8) {
            throw PyErr.overflowError("cannot add more objects to bytearray");
        }
        self.resize(n + 1);
        if (index < 0) {
            index = Math.max(index + n, 0);
        }
        int at = (int) Math.min(index, n);
        System.arraycopy(self.data, at, self.data, at + 1, n - at);
        self.data[at] = (byte) v;
    }

    @PyMethod(value = "pop($self, index=-1, /)", doc = "Remove and return a single item from B.\n\n"
            + "  index\n"
            + "    The index from where to remove the item.\n"
            + "    -1 (the default value) means remove the last item.\n\n"
            + "If no index argument is given, will pop the last item.")
    static PyObject pop(PyByteArray self, long index) {
        int n = self.size;
        if (n == 0) {
            throw PyErr.indexError("pop from empty bytearray");
        }
        if (index < 0) {
            index += n;
        }
        if (index < 0 || index >= n) {
            throw PyErr.indexError("pop index out of range");
        }
        self.checkExports();
        int v = self.byteAt((int) index);
        self.delete((int) index, (int) index + 1);
        return PyInt.of(v);
    }

    @PyMethod(value = "remove($self, value, /)", doc = "Remove the first occurrence of a value in the bytearray.\n\n"
            + "  value\n"
            + "    The value to remove.")
    static void remove(PyByteArray self, PyObject value) {
        int v = byteValue(value);
        for (int i = 0; i < self.size; i++) {
            if (self.data[i] == (byte) v) {
                self.checkExports();
                self.delete(i, i + 1);
                return;
            }
        }
        throw PyErr.valueError("value not found in bytearray");
    }

    @PyMethod(value = "reverse($self, /)", doc = "Reverse the order of the values in B in place.")
    static void reverse(PyByteArray self) {
        for (int i = 0, j = self.size - 1; i < j; i++, j--) {
            byte b = self.data[i];
            self.data[i] = self.data[j];
            self.data[j] = b;
        }
    }

    private void delete(int from, int to) {
        checkExports();
        System.arraycopy(data, to, data, from, size - to);
        resize(size - (to - from));
    }

    /** Puts the bytes of {@code values} (null for none) in place of those from {@code from} to {@code to}. */
    // CPython: Objects/bytearrayobject.c bytearray_setslice
    private void replaceRange(int from, int to, PyObject values) {
        if (values == this) {
            PyObject copy = of(toByteArray());
            try {
                replaceRange(from, to, copy);
            } finally {
                copy.decref();
            }
            return;
        }
        if (values == null) {
            if (from < to) {
                delete(from, to);
            }
            return;
        }
        if (!Abstract.hasBuffer(values)) {
            throw PyErr.typeError("can't set bytearray slice from " + values.type.tpName());
        }
        try (BytesArg b = BytesArg.of(values)) {
            replaceRange(from, to, b.bytes, b.offset, b.length);
        }
    }

    private void replaceRange(int from, int to, byte[] b, int offset, int length) {
        to = Math.max(from, to);
        int old = size;
        int growth = length - (to - from);
        if (growth < 0) {
            checkExports();
            System.arraycopy(data, to, data, from + length, old - to);
            resize(old + growth);
        } else if (growth > 0) {
            resize(growth(old, growth));
            System.arraycopy(data, to, data, from + length, old - to);
        }
        System.arraycopy(b, offset, data, from, length);
    }

    @PyMethod(value = "capitalize($self)", textSignature = false, doc = "B.capitalize() -> copy of B\n\n"
            + "Return a copy of B with only its first character capitalized (ASCII)\n"
            + "and the rest lower-cased.")
    static PyObject capitalize(PyByteArray self) {
        return BytesMethods.convert(self, StrCase.CAPITALIZE);
    }

    @PyMethod(value = "center($self, width, fillchar=b' ', /)", doc = "Return a centered string of length width.\n\n"
            + "Padding is done using the specified fill character.")
    static PyObject center(PyByteArray self, long width, PyObject fillchar) {
        return BytesMethods.center(self, width, fillchar);
    }

    @PyMethod(value = "count", raw = true, doc = "B.count(sub[, start[, end]]) -> int\n\n"
            + "Return the number of non-overlapping occurrences of subsection sub in\n"
            + "bytes B[start:end].  Optional arguments start and end are interpreted\n"
            + "as in slice notation.")
    static PyObject count(PyByteArray self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return BytesMethods.count(self, args, base, nargs, kwnames);
    }

    @PyMethod(value = "decode($self, /, encoding='utf-8', errors='strict')",
            doc = "Decode the bytearray using the codec registered for encoding.\n\n"
            + "  encoding\n"
            + "    The encoding with which to decode the bytearray.\n"
            + "  errors\n"
            + "    The error handling scheme to use for the handling of decoding errors.\n"
            + "    The default is 'strict' meaning that decoding errors raise a\n"
            + "    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'\n"
            + "    as well as any other name registered with codecs.register_error that\n"
            + "    can handle UnicodeDecodeErrors.")
    static PyObject decode(PyByteArray self, String encoding, String errors) {
        return BytesMethods.decode(self, encoding, errors);
    }

    @PyMethod(value = "endswith", raw = true, doc = "B.endswith(suffix[, start[, end]]) -> bool\n\n"
            + "Return True if B ends with the specified suffix, False otherwise.\n"
            + "With optional start, test B beginning at that position.\n"
            + "With optional end, stop comparing B at that position.\n"
            + "suffix can also be a tuple of bytes to try.")
    static boolean endswith(PyByteArray self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return BytesMethods.tailMatch("endswith", self, args, base, nargs, kwnames, true);
    }

    @PyMethod(value = "expandtabs($self, /, tabsize=8)",
            doc = "Return a copy where all tab characters are expanded using spaces.\n\n"
            + "If tabsize is not given, a tab size of 8 characters is assumed.")
    static PyObject expandtabs(PyByteArray self, int tabsize) {
        return BytesMethods.expandtabs(self, tabsize);
    }

    @PyMethod(value = "find", raw = true, doc = "B.find(sub[, start[, end]]) -> int\n\n"
            + "Return the lowest index in B where subsection sub is found,\n"
            + "such that sub is contained within B[start,end].  Optional\n"
            + "arguments start and end are interpreted as in slice notation.\n\n"
            + "Return -1 on failure.")
    static PyObject find(PyByteArray self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return BytesMethods.find(self, args, base, nargs, kwnames);
    }

    @PyMethod(value = "fromhex($type, string, /)", doc = "Create a bytearray object from a string of hexadecimal numbers.\n\n"
            + "Spaces between two numbers are accepted.\n"
            + "Example: bytearray.fromhex('B9 01EF') -> bytearray(b'\\\\xb9\\\\x01\\\\xef')")
    static PyObject fromhex(PyType cls, PyStr string) {
        PyObject b = of(BytesMethods.fromHex(string));
        if (cls == TYPE) {
            return b;
        }
        try {
            return Call.call(cls, b);
        } finally {
            b.decref();
        }
    }

    @PyMethod(value = "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)",
            doc = "Create a string of hexadecimal numbers from a bytearray object.\n\n"
            + "  sep\n"
            + "    An optional single character or byte to separate hex bytes.\n"
            + "  bytes_per_sep\n"
            + "    How many bytes between separators.  Positive values count from the\n"
            + "    right, negative values count from the left.\n\n"
            + "Example:\n"
            + ">>> value = bytearray([0xb9, 0x01, 0xef])\n"
            + ">>> value.hex()\n"
            + "'b901ef'\n"
            + ">>> value.hex(':')\n"
            + "'b9:01:ef'\n"
            + ">>> value.hex(':', 2)\n"
            + "'b9:01ef'\n"
            + ">>> value.hex(':', -2)\n"
            + "'b901:ef'")
    static PyObject hex(PyByteArray self, PyObject sep, int bytesPerSep) {
        return BytesMethods.hex(BytesMethods.raw(self), 0, self.size(), sep, bytesPerSep);
    }

    @PyMethod(value = "index", raw = true, doc = "B.index(sub[, start[, end]]) -> int\n\n"
            + "Return the lowest index in B where subsection sub is found,\n"
            + "such that sub is contained within B[start,end].  Optional\n"
            + "arguments start and end are interpreted as in slice notation.\n\n"
            + "Raises ValueError when the subsection is not found.")
    static PyObject index(PyByteArray self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return BytesMethods.index(self, args, base, nargs, kwnames);
    }

    @PyMethod(value = "isalnum($self)", textSignature = false, doc = "B.isalnum() -> bool\n\n"
            + "Return True if all characters in B are alphanumeric\n"
            + "and there is at least one character in B, False otherwise.")
    static boolean isalnum(PyByteArray self) {
        return AsciiCase.isAlnum(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "isalpha($self)", textSignature = false, doc = "B.isalpha() -> bool\n\n"
            + "Return True if all characters in B are alphabetic\n"
            + "and there is at least one character in B, False otherwise.")
    static boolean isalpha(PyByteArray self) {
        return AsciiCase.isAlpha(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "isascii($self)", textSignature = false, doc = "B.isascii() -> bool\n\n"
            + "Return True if B is empty or all characters in B are ASCII,\n"
            + "False otherwise.")
    static boolean isascii(PyByteArray self) {
        return AsciiCase.isAscii(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "isdigit($self)", textSignature = false, doc = "B.isdigit() -> bool\n\n"
            + "Return True if all characters in B are digits\n"
            + "and there is at least one character in B, False otherwise.")
    static boolean isdigit(PyByteArray self) {
        return AsciiCase.isDigit(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "islower($self)", textSignature = false, doc = "B.islower() -> bool\n\n"
            + "Return True if all cased characters in B are lowercase and there is\n"
            + "at least one cased character in B, False otherwise.")
    static boolean islower(PyByteArray self) {
        return AsciiCase.isLower(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "isspace($self)", textSignature = false, doc = "B.isspace() -> bool\n\n"
            + "Return True if all characters in B are whitespace\n"
            + "and there is at least one character in B, False otherwise.")
    static boolean isspace(PyByteArray self) {
        return AsciiCase.isSpace(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "istitle($self)", textSignature = false, doc = "B.istitle() -> bool\n\n"
            + "Return True if B is a titlecased string and there is at least one\n"
            + "character in B, i.e. uppercase characters may only follow uncased\n"
            + "characters and lowercase characters only cased ones. Return False\n"
            + "otherwise.")
    static boolean istitle(PyByteArray self) {
        return AsciiCase.isTitle(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "isupper($self)", textSignature = false, doc = "B.isupper() -> bool\n\n"
            + "Return True if all cased characters in B are uppercase and there is\n"
            + "at least one cased character in B, False otherwise.")
    static boolean isupper(PyByteArray self) {
        return AsciiCase.isUpper(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "join($self, iterable_of_bytes, /)", doc = "Concatenate any number of bytes/bytearray objects.\n\n"
            + "The bytearray whose method is called is inserted in between each pair.\n\n"
            + "The result is returned as a new bytearray object.")
    static PyObject join(PyByteArray self, PyObject iterable) {
        self.exports++;
        try {
            return BytesMethods.join(self, iterable);
        } finally {
            self.exports--;
        }
    }

    @PyMethod(value = "ljust($self, width, fillchar=b' ', /)", doc = "Return a left-justified string of length width.\n\n"
            + "Padding is done using the specified fill character.")
    static PyObject ljust(PyByteArray self, long width, PyObject fillchar) {
        return BytesMethods.ljust(self, width, fillchar);
    }

    @PyMethod(value = "lower($self)", textSignature = false, doc = "B.lower() -> copy of B\n\n"
            + "Return a copy of B with all ASCII characters converted to lowercase.")
    static PyObject lower(PyByteArray self) {
        return BytesMethods.convert(self, StrCase.LOWER);
    }

    @PyMethod(value = "lstrip($self, bytes=None, /)", doc = "Strip leading bytes contained in the argument.\n\n"
            + "If the argument is omitted or None, strip leading ASCII whitespace.")
    static PyObject lstrip(PyByteArray self, PyObject bytes) {
        return BytesMethods.strip(self, bytes, 1);
    }

    @PyMethod(value = "maketrans(frm, to, /)",
            doc = "Return a translation table useable for the bytes or bytearray translate method.\n\n"
            + "The returned table will be one where each byte in frm is mapped to the byte at\n"
            + "the same position in to.\n\n"
            + "The bytes objects frm and to must be of the same length.")
    static PyObject maketrans(PyObject from, PyObject to) {
        return BytesMethods.maketrans(from, to);
    }

    @PyMethod(value = "partition($self, sep, /)", doc = "Partition the bytearray into three parts using the given separator.\n\n"
            + "This will search for the separator sep in the bytearray. If the separator is\n"
            + "found, returns a 3-tuple containing the part before the separator, the\n"
            + "separator itself, and the part after it as new bytearray objects.\n\n"
            + "If the separator is not found, returns a 3-tuple containing the copy of the\n"
            + "original bytearray object and two empty bytearray objects.")
    static PyObject partition(PyByteArray self, PyObject sep) {
        return BytesMethods.partition(self, sep, false);
    }

    @PyMethod(value = "replace($self, old, new, count=-1, /)",
            doc = "Return a copy with all occurrences of substring old replaced by new.\n\n"
            + "  count\n"
            + "    Maximum number of occurrences to replace.\n"
            + "    -1 (the default value) means replace all occurrences.\n\n"
            + "If the optional argument count is given, only the first count occurrences are\n"
            + "replaced.")
    static PyObject replace(PyByteArray self, PyObject old, PyObject replacement, long count) {
        return BytesMethods.replace(self, old, replacement, count);
    }

    @PyMethod(value = "removeprefix($self, prefix, /)",
            doc = "Return a bytearray with the given prefix string removed if present.\n\n"
            + "If the bytearray starts with the prefix string, return\n"
            + "bytearray[len(prefix):].  Otherwise, return a copy of the original\n"
            + "bytearray.")
    static PyObject removeprefix(PyByteArray self, PyObject prefix) {
        return BytesMethods.removePrefix(self, prefix);
    }

    @PyMethod(value = "removesuffix($self, suffix, /)",
            doc = "Return a bytearray with the given suffix string removed if present.\n\n"
            + "If the bytearray ends with the suffix string and that suffix is not\n"
            + "empty, return bytearray[:-len(suffix)].  Otherwise, return a copy of\n"
            + "the original bytearray.")
    static PyObject removesuffix(PyByteArray self, PyObject suffix) {
        return BytesMethods.removeSuffix(self, suffix);
    }

    @PyMethod(value = "rfind", raw = true, doc = "B.rfind(sub[, start[, end]]) -> int\n\n"
            + "Return the highest index in B where subsection sub is found,\n"
            + "such that sub is contained within B[start,end].  Optional\n"
            + "arguments start and end are interpreted as in slice notation.\n\n"
            + "Return -1 on failure.")
    static PyObject rfind(PyByteArray self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return BytesMethods.rfind(self, args, base, nargs, kwnames);
    }

    @PyMethod(value = "rindex", raw = true, doc = "B.rindex(sub[, start[, end]]) -> int\n\n"
            + "Return the highest index in B where subsection sub is found,\n"
            + "such that sub is contained within B[start,end].  Optional\n"
            + "arguments start and end are interpreted as in slice notation.\n\n"
            + "Raise ValueError when the subsection is not found.")
    static PyObject rindex(PyByteArray self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return BytesMethods.rindex(self, args, base, nargs, kwnames);
    }

    @PyMethod(value = "rjust($self, width, fillchar=b' ', /)", doc = "Return a right-justified string of length width.\n\n"
            + "Padding is done using the specified fill character.")
    static PyObject rjust(PyByteArray self, long width, PyObject fillchar) {
        return BytesMethods.rjust(self, width, fillchar);
    }

    @PyMethod(value = "rpartition($self, sep, /)", doc = "Partition the bytearray into three parts using the given separator.\n\n"
            + "This will search for the separator sep in the bytearray, starting at the end.\n"
            + "If the separator is found, returns a 3-tuple containing the part before the\n"
            + "separator, the separator itself, and the part after it as new bytearray\n"
            + "objects.\n\n"
            + "If the separator is not found, returns a 3-tuple containing two empty bytearray\n"
            + "objects and the copy of the original bytearray object.")
    static PyObject rpartition(PyByteArray self, PyObject sep) {
        return BytesMethods.partition(self, sep, true);
    }

    @PyMethod(value = "rsplit($self, /, sep=None, maxsplit=-1)",
            doc = "Return a list of the sections in the bytearray, using sep as the delimiter.\n\n"
            + "  sep\n"
            + "    The delimiter according which to split the bytearray.\n"
            + "    None (the default value) means split on ASCII whitespace characters\n"
            + "    (space, tab, return, newline, formfeed, vertical tab).\n"
            + "  maxsplit\n"
            + "    Maximum number of splits to do.\n"
            + "    -1 (the default value) means no limit.\n\n"
            + "Splitting is done starting at the end of the bytearray and working to the front.")
    static PyObject rsplit(PyByteArray self, PyObject sep, long maxsplit) {
        return BytesMethods.rsplit(self, sep, maxsplit);
    }

    @PyMethod(value = "rstrip($self, bytes=None, /)", doc = "Strip trailing bytes contained in the argument.\n\n"
            + "If the argument is omitted or None, strip trailing ASCII whitespace.")
    static PyObject rstrip(PyByteArray self, PyObject bytes) {
        return BytesMethods.strip(self, bytes, 2);
    }

    @PyMethod(value = "split($self, /, sep=None, maxsplit=-1)",
            doc = "Return a list of the sections in the bytearray, using sep as the delimiter.\n\n"
            + "  sep\n"
            + "    The delimiter according which to split the bytearray.\n"
            + "    None (the default value) means split on ASCII whitespace characters\n"
            + "    (space, tab, return, newline, formfeed, vertical tab).\n"
            + "  maxsplit\n"
            + "    Maximum number of splits to do.\n"
            + "    -1 (the default value) means no limit.")
    static PyObject split(PyByteArray self, PyObject sep, long maxsplit) {
        return BytesMethods.split(self, sep, maxsplit);
    }

    @PyMethod(value = "splitlines($self, /, keepends=False)",
            doc = "Return a list of the lines in the bytearray, breaking at line boundaries.\n\n"
            + "Line breaks are not included in the resulting list unless keepends is given and\n"
            + "true.")
    static PyObject splitlines(PyByteArray self, boolean keepends) {
        return BytesMethods.splitlines(self, keepends);
    }

    @PyMethod(value = "startswith", raw = true, doc = "B.startswith(prefix[, start[, end]]) -> bool\n\n"
            + "Return True if B starts with the specified prefix, False otherwise.\n"
            + "With optional start, test B beginning at that position.\n"
            + "With optional end, stop comparing B at that position.\n"
            + "prefix can also be a tuple of bytes to try.")
    static boolean startswith(PyByteArray self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return BytesMethods.tailMatch("startswith", self, args, base, nargs, kwnames, false);
    }

    @PyMethod(value = "strip($self, bytes=None, /)", doc = "Strip leading and trailing bytes contained in the argument.\n\n"
            + "If the argument is omitted or None, strip leading and trailing ASCII whitespace.")
    static PyObject strip(PyByteArray self, PyObject bytes) {
        return BytesMethods.strip(self, bytes, 3);
    }

    @PyMethod(value = "swapcase($self)", textSignature = false, doc = "B.swapcase() -> copy of B\n\n"
            + "Return a copy of B with uppercase ASCII characters converted\n"
            + "to lowercase ASCII and vice versa.")
    static PyObject swapcase(PyByteArray self) {
        return BytesMethods.convert(self, StrCase.SWAPCASE);
    }

    @PyMethod(value = "title($self)", textSignature = false, doc = "B.title() -> copy of B\n\n"
            + "Return a titlecased version of B, i.e. ASCII words start with uppercase\n"
            + "characters, all remaining cased characters have lowercase.")
    static PyObject title(PyByteArray self) {
        return BytesMethods.convert(self, StrCase.TITLE);
    }

    @PyMethod(value = "translate($self, table, /, delete=b'')",
            doc = "Return a copy with each character mapped by the given translation table.\n\n"
            + "  table\n"
            + "    Translation table, which must be a bytes object of length 256.\n\n"
            + "All characters occurring in the optional argument delete are removed.\n"
            + "The remaining characters are mapped through the given translation table.")
    static PyObject translate(PyByteArray self, PyObject table, PyObject delete) {
        return BytesMethods.translate(self, table, delete);
    }

    @PyMethod(value = "upper($self)", textSignature = false, doc = "B.upper() -> copy of B\n\n"
            + "Return a copy of B with all ASCII characters converted to uppercase.")
    static PyObject upper(PyByteArray self) {
        return BytesMethods.convert(self, StrCase.UPPER);
    }

    @PyMethod(value = "zfill($self, width, /)",
            doc = "Pad a numeric string with zeros on the left, to fill a field of the given width.\n\n"
            + "The original string is never truncated.")
    static PyObject zfill(PyByteArray self, long width) {
        return BytesMethods.zfill(self, width);
    }

    @Override
    protected void dropFields() {
        if (exports > 0) {
            PyErr.writeUnraisable(PyErr.systemError("deallocated bytearray object has exported buffers"), null);
            exports = 0;
        } else {
            Payload.release(data);
        }
        data = NONE;
        size = 0;
        alloc = 0;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    static final class Type extends PyType {
        Type() {
            super("bytearray", PyByteArrayTable.INSTANCE, null, 56, 0, BASETYPE | MATCH_SELF | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            PyByteArray b = (PyByteArray) self;
            return StrRepr.bytes(self.type.shortName() + "(b", b.data, 0, b.size, ")", true);
        }

        @Override
        public PyObject tpStr(PyObject self) {
            BytesWarnings.check("str() on a bytearray instance");
            return tpRepr(self);
        }

        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (!Abstract.hasBuffer(other) && (op == Objects.EQ || op == Objects.NE)) {
                BytesWarnings.compare(self, other);
            }
            return BytesMethods.compare(self, other, op);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return PyByteArrayIterator.create((PyByteArray) self);
        }

        @Override
        public PyObject nbRemainder(PyObject left, PyObject right) {
            if (!(left instanceof PyByteArray b)) {
                return PyNotImplemented.owned();
            }
            return of(BytesFormat.format(b.toByteArray(), b.size, right));
        }

        @Override
        public long mpLength(PyObject self) {
            return ((PyByteArray) self).size;
        }

        @Override
        public PyObject mpSubscript(PyObject self, PyObject key) {
            PyByteArray b = (PyByteArray) self;
            if (Abstract.isIndex(key)) {
                long i = Abstract.asSsize(key, PyExc.IndexError);
                return sqItem(self, i < 0 ? i + b.size : i);
            }
            if (!(key instanceof PySlice slice)) {
                throw PyErr.typeError("bytearray indices must be integers or slices, not " + key.type.tpName());
            }
            PySlice.Indices r = slice.unpack().adjust(b.size);
            return of(r.length <= 0 ? new byte[0] : PyBytes.pick(b.data, r));
        }

        // CPython: Objects/bytearrayobject.c bytearray_ass_subscript
        @Override
        public void mpAssSubscript(PyObject o, PyObject key, PyObject value) {
            PyByteArray self = (PyByteArray) o;
            if (Abstract.isIndex(key)) {
                long i = Abstract.asSsize(key, PyExc.IndexError);
                int v = value == null ? 0 : byteValue(value);
                if (i < 0) {
                    i += self.size;
                }
                if (i < 0 || i >= self.size) {
                    throw PyErr.indexError("bytearray index out of range");
                }
                if (value == null) {
                    self.delete((int) i, (int) i + 1);
                } else {
                    self.data[(int) i] = (byte) v;
                }
                return;
            }
            if (!(key instanceof PySlice slice)) {
                throw PyErr.typeError("bytearray indices must be integers or slices, not " + key.type.tpName());
            }
            PySlice.Indices r = slice.unpack().adjust(self.size);
            if (value != null && !(value instanceof PyByteArray && value != self)) {
                if (value instanceof PyInt || value instanceof PyStr) {
                    throw PyErr.typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
                }
                PyObject copy = of(NONE);
                try {
                    init((PyByteArray) copy, value, null, null);
                    self.assign(slice, (PyByteArray) copy);
                } finally {
                    copy.decref();
                }
                return;
            }
            self.assign(slice, (PyByteArray) value);
        }

        @Override
        public long sqLength(PyObject self) {
            return ((PyByteArray) self).size;
        }

        @Override
        public PyObject sqConcat(PyObject self, PyObject other) {
            if (!Abstract.hasBuffer(other)) {
                throw PyErr.typeError("can't concat " + other.type.tpName() + " to " + self.type.tpName());
            }
            PyByteArray a = (PyByteArray) self;
            try (BytesArg b = BytesArg.of(other)) {
                byte[] r = Payload.bytes(growth(a.size, b.length));
                System.arraycopy(a.data, 0, r, 0, a.size);
                System.arraycopy(b.bytes, b.offset, r, a.size, b.length);
                return of(r);
            }
        }

        @Override
        public PyObject sqRepeat(PyObject self, long count) {
            PyByteArray b = (PyByteArray) self;
            return of(BytesMethods.repeat(b.data, b.size, count));
        }

        @Override
        public PyObject sqItem(PyObject self, long index) {
            PyByteArray b = (PyByteArray) self;
            if (index < 0 || index >= b.size) {
                throw PyErr.indexError("bytearray index out of range");
            }
            return PyInt.of(b.data[(int) index] & 0xFF);
        }

        @Override
        public void sqAssItem(PyObject o, long index, PyObject value) {
            PyByteArray self = (PyByteArray) o;
            if (index < 0 || index >= self.size) {
                throw PyErr.indexError("bytearray index out of range");
            }
            if (value == null) {
                self.delete((int) index, (int) index + 1);
            } else {
                self.data[(int) index] = (byte) byteValue(value);
            }
        }

        @Override
        public boolean sqContains(PyObject self, PyObject value) {
            return BytesMethods.contains(self, value);
        }

        // CPython: Objects/bytearrayobject.c bytearray_iconcat
        @Override
        public PyObject sqInplaceConcat(PyObject o, PyObject other) {
            PyByteArray self = (PyByteArray) o;
            if (!Abstract.hasBuffer(other)) {
                throw PyErr.typeError("can't concat " + other.type.tpName() + " to " + self.type.tpName());
            }
            try (BytesArg b = BytesArg.of(other)) {
                self.append(b.bytes, b.offset, b.length);
            }
            return self.newRef();
        }

        @Override
        public PyObject sqInplaceRepeat(PyObject o, long count) {
            PyByteArray self = (PyByteArray) o;
            int n = self.size;
            byte[] r = BytesMethods.repeat(self.data, n, count);
            self.resize(r.length);
            System.arraycopy(r, 0, self.data, 0, r.length);
            Payload.release(r);
            return self.newRef();
        }

        @Override
        public Buffer bfGetBuffer(PyObject self, int flags) {
            PyByteArray b = (PyByteArray) self;
            Buffer buffer = new Buffer(self, b.data, 0, b.size, false).asRequested(flags);
            b.exports++;
            return buffer;
        }

        @Override
        public void bfReleaseBuffer(PyObject self, Buffer buffer) {
            ((PyByteArray) self).exports--;
        }
    }

    /** Assigns to, or deletes if {@code values} is null, what the slice selects. */
    private void assign(PySlice slice, PyByteArray values) {
        PySlice.Indices r = slice.unpack().adjust(size);
        long start = r.start;
        long stop = r.stop;
        long step = r.step;
        long n = r.length;
        int needed = values == null ? 0 : values.size;
        if (step < 0 && start < stop || step > 0 && start > stop) {
            stop = start;
        }
        if (step == 1) {
            if (values == null) {
                replaceRange((int) start, (int) stop, null);
            } else {
                replaceRange((int) start, (int) stop, values.data, 0, values.size);
            }
            return;
        }
        if (needed == 0) {
            if (n == 0) {
                return;
            }
            checkExports();
            if (step < 0) {
                start = start + step * (n - 1);
                step = -step;
            }
            int out = (int) start;
            long skip = start;
            long removed = 0;
            for (int i = (int) start; i < size; i++) {
                if (i == skip && removed < n) {
                    skip += step;
                    removed++;
                } else {
                    data[out++] = data[i];
                }
            }
            resize(size - (int) n);
            return;
        }
        if (needed != n) {
            throw PyErr.valueError("attempt to assign bytes of size " + needed + " to extended slice of size " + n);
        }
        long at = start;
        for (int i = 0; i < needed; i++, at += step) {
            data[(int) at] = values.data[i];
        }
    }
}
