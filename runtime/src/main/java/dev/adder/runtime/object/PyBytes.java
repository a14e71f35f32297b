package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.HeapMode;
import dev.adder.heap.LargeArrays;
import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.Steals;
import java.util.Arrays;

/** A bytes object. What it shares with bytearray is in {@link BytesMethods}. */
@BuiltinType(name = "bytes", doc = "bytes(iterable_of_ints) -> bytes\n"
        + "bytes(string, encoding[, errors]) -> bytes\n"
        + "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
        + "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n"
        + "bytes() -> empty bytes object\n\n"
        + "Construct an immutable array of bytes from:\n"
        + "  - an iterable yielding integers in range(256)\n"
        + "  - a text string encoded using the specified encoding\n"
        + "  - any object implementing the buffer API.\n"
        + "  - an integer")
public final class PyBytes extends PyObject {
    private static final Pool<PyBytes> POOL = new Pool<>(40);

    public static final PyType TYPE = new Type();

    private static final PyBytes EMPTY = new PyBytes(TYPE, new byte[0]);
    private static final PyBytes[] SINGLE = new PyBytes[256];

    static {
        EMPTY.refcnt = STATIC_REFCNT;
        for (int i = 0; i < 256; i++) {
            SINGLE[i] = new PyBytes(TYPE, new byte[] {(byte) i});
            SINGLE[i].refcnt = STATIC_REFCNT;
        }
    }

    /** The bytes; not changed. */
    public byte[] value;

    /** Whether {@link #value} goes back to the {@link Payload} when this dies. */
    private boolean ownsValue;

    /** The hash, or -1 if it is not known yet. */
    long hash = -1;

    PyBytes(PyType type, @Steals byte[] value) {
        super(type);
        this.value = value;
    }

    /** A bytes object over this array, which nobody changes afterwards; shared if it has no byte or one. */
    public static PyBytes of(byte[] value) {
        if (value.length <= 1) {
            if (value.length == 0) {
                EMPTY.incref();
                return EMPTY;
            }
            PyBytes s = SINGLE[value[0] & 0xFF];
            s.incref();
            return s;
        }
        return born(value);
    }

    private static PyBytes born(byte[] value) {
        PyBytes b = POOL.take();
        if (b == null) {
            b = new PyBytes(TYPE, value);
        } else {
            b.type = TYPE;
            b.value = value;
            b.hash = -1;
            b.ownsValue = false;
        }
        Heap.atomAllocated(b);
        return b;
    }

    /** {@link #fresh} over an array that nobody else has or will have. */
    public static PyBytes own(@Steals byte[] value) {
        if (value.length == 0) {
            return of(value);
        }
        PyBytes b = born(value);
        b.ownsValue = true;
        return b;
    }

    /** {@link #of} over an array that nobody else has or will have. */
    public static PyBytes ownOrShare(@Steals byte[] value) {
        return value.length <= 1 ? of(value) : own(value);
    }

    /** The {@link #value} for somebody who may use it longer than this lives. */
    public byte[] keptValue() {
        ownsValue = false;
        return value;
    }

    @Override
    protected void dropFields() {
        if (ownsValue && value.length >= LargeArrays.LARGE) {
            ownsValue = false;
            Payload.release(value);
        }
    }

    @Override
    protected void recycle() {
        super.recycle();
        byte[] a = value;
        value = null;
        if (ownsValue) {
            Payload.release(a);
        }
        POOL.give(this);
    }

    /** {@link #of} for the places where CPython fills a new object, which it does not share if it has one byte. */
    // CPython: Objects/bytesobject.c PyBytes_FromStringAndSize without a string
    public static PyBytes fresh(byte[] value) {
        return value.length == 0 ? of(value) : born(value);
    }

    public int size() {
        return value.length;
    }

    /** The byte at {@code i}, from 0 to 255. */
    public int byteAt(int i) {
        return value[i] & 0xFF;
    }

    @Override
    public long sizeof() {
        return type.basicsize + value.length;
    }

    /** bytes(o) for an object that is neither a str nor a length: bytes as they are, {@code __bytes__}, a buffer or an iterable of ints. */
    // CPython: Objects/object.c PyObject_Bytes
    public static PyBytes from(PyObject o) {
        if (o.type == TYPE) {
            o.incref();
            return (PyBytes) o;
        }
        PyBytes b = special(o);
        return b != null ? b : fromObject(o);
    }

    /** The result of {@code __bytes__}, or null if there is none. */
    private static PyBytes special(PyObject o) {
        PyObject method = Objects.lookupSpecial(o, Id.__bytes__);
        if (method == null) {
            return null;
        }
        PyObject r;
        try {
            r = Call.call(method);
        } finally {
            method.decref();
        }
        if (r instanceof PyBytes b) {
            return b;
        }
        PyException e = PyErr.typeError("__bytes__ returned non-bytes (type " + r.type.tpName() + ")");
        r.decref();
        throw e;
    }

    // CPython: Objects/bytesobject.c PyBytes_FromObject
    private static PyBytes fromObject(PyObject x) {
        if (x.type == TYPE) {
            x.incref();
            return (PyBytes) x;
        }
        if (Abstract.hasBuffer(x)) {
            Buffer buffer = Abstract.getBuffer(x, Buffer.FULL_RO);
            try {
                return own(buffer.toArray('C'));
            } finally {
                buffer.release();
            }
        }
        if (x instanceof PyStr) {
            throw PyErr.typeError("cannot convert '" + x.type.tpName() + "' object to bytes");
        }
        PyObject it;
        try {
            it = Abstract.iter(x);
        } catch (PyException e) {
            if (!e.matches(PyExc.TypeError)) {
                throw e;
            }
            e.release();
            throw PyErr.typeError("cannot convert '" + x.type.tpName() + "' object to bytes");
        }
        ByteBuilder out;
        try {
            out = new ByteBuilder((int) Math.min(Abstract.lengthHint(x, 64), 1 << 20));
            for (PyObject item; (item = Abstract.next(it)) != null;) {
                long v;
                try {
                    v = Abstract.asSsize(item, null);
                } finally {
                    item.decref();
                }
                if (v < 0 || v > 255) {
                    throw PyErr.valueError("bytes must be in range(0, 256)");
                }
                out.append((int) v);
            }
        } finally {
            it.decref();
        }
        return of(out.toArray());
    }

    // CPython: Objects/bytesobject.c bytes_new_impl
    @PyNew(value = "bytes(source=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)", textSignature = false)
    static PyObject create(PyType cls, PyObject source, String encoding, String errors) {
        PyBytes b = construct(source, encoding, errors);
        if (cls == TYPE) {
            return b;
        }
        PyBytes r = new PyBytes(cls, b.keptValue());
        b.decref();
        TypeObject.initInstance(r);
        return r;
    }

    private static PyBytes construct(PyObject x, String encoding, String errors) {
        if (x == null) {
            if (encoding != null || errors != null) {
                throw PyErr.typeError(encoding != null ? "encoding without a string argument" : "errors without a string argument");
            }
            return of(new byte[0]);
        }
        if (encoding != null) {
            if (!(x instanceof PyStr s)) {
                throw PyErr.typeError("encoding without a string argument");
            }
            return (PyBytes) Codecs.encodeStr(s, encoding, errors);
        }
        if (errors != null) {
            throw PyErr.typeError(x instanceof PyStr ? "string argument without an encoding" : "errors without a string argument");
        }
        PyBytes special = special(x);
        if (special != null) {
            return special;
        }
        if (x instanceof PyStr) {
            throw PyErr.typeError("string argument without an encoding");
        }
        if (Abstract.isIndex(x)) {
            long n = -1;
            boolean index = true;
            try {
                n = Abstract.asSsize(x, PyExc.OverflowError);
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
                if (n > Integer.MAX_VALUE - 8) {
                    if (n > Long.MAX_VALUE - 33) {
                        throw PyErr.overflowError("byte string is too large");
                    }
                    throw PyErr.memoryError();
                }
                return own(Payload.zeroBytes((int) n));
            }
        }
        return fromObject(x);
    }

    @PyMethod(value = "__getnewargs__($self)", textSignature = false)
    static PyObject getnewargs(PyBytes self) {
        return PyTuple.steal(of(self.value));
    }

    @PyMethod(value = "__bytes__($self, /)", doc = "Convert this value to exact type bytes.")
    static PyObject bytes(PyBytes self) {
        return self.type == TYPE ? self.newRef() : of(self.value);
    }

    @PyMethod(value = "capitalize($self)", textSignature = false, doc = "B.capitalize() -> copy of B\n\n"
            + "Return a copy of B with only its first character capitalized (ASCII)\n"
            + "and the rest lower-cased.")
    static PyObject capitalize(PyBytes self) {
        return BytesMethods.convert(self, StrCase.CAPITALIZE);
    }

    @PyMethod(value = "center($self, width, fillchar=b' ', /)", doc = "Return a centered string of length width.\n\n"
            + "Padding is done using the specified fill character.")
    static PyObject center(PyBytes self, long width, PyObject fillchar) {
        return BytesMethods.center(self, width, fillchar);
    }

    @PyMethod(value = "count", raw = true, doc = "B.count(sub[, start[, end]]) -> int\n\n"
            + "Return the number of non-overlapping occurrences of subsection sub in\n"
            + "bytes B[start:end].  Optional arguments start and end are interpreted\n"
            + "as in slice notation.")
    static PyObject count(PyBytes self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return BytesMethods.count(self, args, base, nargs, kwnames);
    }

    @PyMethod(value = "decode($self, /, encoding='utf-8', errors='strict')",
            doc = "Decode the bytes using the codec registered for encoding.\n\n"
            + "  encoding\n"
            + "    The encoding with which to decode the bytes.\n"
            + "  errors\n"
            + "    The error handling scheme to use for the handling of decoding errors.\n"
            + "    The default is 'strict' meaning that decoding errors raise a\n"
            + "    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'\n"
            + "    as well as any other name registered with codecs.register_error that\n"
            + "    can handle UnicodeDecodeErrors.")
    static PyObject decode(PyBytes self, String encoding, String errors) {
        return BytesMethods.decode(self, encoding, errors);
    }

    @PyMethod(value = "endswith", raw = true, doc = "B.endswith(suffix[, start[, end]]) -> bool\n\n"
            + "Return True if B ends with the specified suffix, False otherwise.\n"
            + "With optional start, test B beginning at that position.\n"
            + "With optional end, stop comparing B at that position.\n"
            + "suffix can also be a tuple of bytes to try.")
    static boolean endswith(PyBytes self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return BytesMethods.tailMatch("endswith", self, args, base, nargs, kwnames, true);
    }

    @PyMethod(value = "expandtabs($self, /, tabsize=8)",
            doc = "Return a copy where all tab characters are expanded using spaces.\n\n"
            + "If tabsize is not given, a tab size of 8 characters is assumed.")
    static PyObject expandtabs(PyBytes self, int tabsize) {
        return BytesMethods.expandtabs(self, tabsize);
    }

    @PyMethod(value = "find", raw = true, doc = "B.find(sub[, start[, end]]) -> int\n\n"
            + "Return the lowest index in B where subsection sub is found,\n"
            + "such that sub is contained within B[start,end].  Optional\n"
            + "arguments start and end are interpreted as in slice notation.\n\n"
            + "Return -1 on failure.")
    static PyObject find(PyBytes self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return BytesMethods.find(self, args, base, nargs, kwnames);
    }

    @PyMethod(value = "fromhex($type, string, /)", doc = "Create a bytes object from a string of hexadecimal numbers.\n\n"
            + "Spaces between two numbers are accepted.\n"
            + "Example: bytes.fromhex('B9 01EF') -> b'\\\\xb9\\\\x01\\\\xef'.")
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
            doc = "Create a string of hexadecimal numbers from a bytes object.\n\n"
            + "  sep\n"
            + "    An optional single character or byte to separate hex bytes.\n"
            + "  bytes_per_sep\n"
            + "    How many bytes between separators.  Positive values count from the\n"
            + "    right, negative values count from the left.\n\n"
            + "Example:\n"
            + ">>> value = b'\\xb9\\x01\\xef'\n"
            + ">>> value.hex()\n"
            + "'b901ef'\n"
            + ">>> value.hex(':')\n"
            + "'b9:01:ef'\n"
            + ">>> value.hex(':', 2)\n"
            + "'b9:01ef'\n"
            + ">>> value.hex(':', -2)\n"
            + "'b901:ef'")
    static PyObject hex(PyBytes self, PyObject sep, int bytesPerSep) {
        return BytesMethods.hex(BytesMethods.raw(self), 0, self.size(), sep, bytesPerSep);
    }

    @PyMethod(value = "index", raw = true, doc = "B.index(sub[, start[, end]]) -> int\n\n"
            + "Return the lowest index in B where subsection sub is found,\n"
            + "such that sub is contained within B[start,end].  Optional\n"
            + "arguments start and end are interpreted as in slice notation.\n\n"
            + "Raises ValueError when the subsection is not found.")
    static PyObject index(PyBytes self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return BytesMethods.index(self, args, base, nargs, kwnames);
    }

    @PyMethod(value = "isalnum($self)", textSignature = false, doc = "B.isalnum() -> bool\n\n"
            + "Return True if all characters in B are alphanumeric\n"
            + "and there is at least one character in B, False otherwise.")
    static boolean isalnum(PyBytes self) {
        return AsciiCase.isAlnum(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "isalpha($self)", textSignature = false, doc = "B.isalpha() -> bool\n\n"
            + "Return True if all characters in B are alphabetic\n"
            + "and there is at least one character in B, False otherwise.")
    static boolean isalpha(PyBytes self) {
        return AsciiCase.isAlpha(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "isascii($self)", textSignature = false, doc = "B.isascii() -> bool\n\n"
            + "Return True if B is empty or all characters in B are ASCII,\n"
            + "False otherwise.")
    static boolean isascii(PyBytes self) {
        return AsciiCase.isAscii(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "isdigit($self)", textSignature = false, doc = "B.isdigit() -> bool\n\n"
            + "Return True if all characters in B are digits\n"
            + "and there is at least one character in B, False otherwise.")
    static boolean isdigit(PyBytes self) {
        return AsciiCase.isDigit(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "islower($self)", textSignature = false, doc = "B.islower() -> bool\n\n"
            + "Return True if all cased characters in B are lowercase and there is\n"
            + "at least one cased character in B, False otherwise.")
    static boolean islower(PyBytes self) {
        return AsciiCase.isLower(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "isspace($self)", textSignature = false, doc = "B.isspace() -> bool\n\n"
            + "Return True if all characters in B are whitespace\n"
            + "and there is at least one character in B, False otherwise.")
    static boolean isspace(PyBytes self) {
        return AsciiCase.isSpace(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "istitle($self)", textSignature = false, doc = "B.istitle() -> bool\n\n"
            + "Return True if B is a titlecased string and there is at least one\n"
            + "character in B, i.e. uppercase characters may only follow uncased\n"
            + "characters and lowercase characters only cased ones. Return False\n"
            + "otherwise.")
    static boolean istitle(PyBytes self) {
        return AsciiCase.isTitle(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "isupper($self)", textSignature = false, doc = "B.isupper() -> bool\n\n"
            + "Return True if all cased characters in B are uppercase and there is\n"
            + "at least one cased character in B, False otherwise.")
    static boolean isupper(PyBytes self) {
        return AsciiCase.isUpper(BytesMethods.raw(self), 0, self.size());
    }

    @PyMethod(value = "join($self, iterable_of_bytes, /)", doc = "Concatenate any number of bytes objects.\n\n"
            + "The bytes whose method is called is inserted in between each pair.\n\n"
            + "The result is returned as a new bytes object.\n\n"
            + "Example: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'.")
    static PyObject join(PyBytes self, PyObject iterable) {
        return BytesMethods.join(self, iterable);
    }

    @PyMethod(value = "ljust($self, width, fillchar=b' ', /)", doc = "Return a left-justified string of length width.\n\n"
            + "Padding is done using the specified fill character.")
    static PyObject ljust(PyBytes self, long width, PyObject fillchar) {
        return BytesMethods.ljust(self, width, fillchar);
    }

    @PyMethod(value = "lower($self)", textSignature = false, doc = "B.lower() -> copy of B\n\n"
            + "Return a copy of B with all ASCII characters converted to lowercase.")
    static PyObject lower(PyBytes self) {
        return BytesMethods.convert(self, StrCase.LOWER);
    }

    @PyMethod(value = "lstrip($self, bytes=None, /)", doc = "Strip leading bytes contained in the argument.\n\n"
            + "If the argument is omitted or None, strip leading  ASCII whitespace.")
    static PyObject lstrip(PyBytes self, PyObject bytes) {
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

    @PyMethod(value = "partition($self, sep, /)", doc = "Partition the bytes into three parts using the given separator.\n\n"
            + "This will search for the separator sep in the bytes. If the separator is found,\n"
            + "returns a 3-tuple containing the part before the separator, the separator\n"
            + "itself, and the part after it.\n\n"
            + "If the separator is not found, returns a 3-tuple containing the original bytes\n"
            + "object and two empty bytes objects.")
    static PyObject partition(PyBytes self, PyObject sep) {
        return BytesMethods.partition(self, sep, false);
    }

    @PyMethod(value = "replace($self, old, new, count=-1, /)",
            doc = "Return a copy with all occurrences of substring old replaced by new.\n\n"
            + "  count\n"
            + "    Maximum number of occurrences to replace.\n"
            + "    -1 (the default value) means replace all occurrences.\n\n"
            + "If the optional argument count is given, only the first count occurrences are\n"
            + "replaced.")
    static PyObject replace(PyBytes self, PyObject old, PyObject replacement, long count) {
        return BytesMethods.replace(self, old, replacement, count);
    }

    @PyMethod(value = "removeprefix($self, prefix, /)",
            doc = "Return a bytes object with the given prefix string removed if present.\n\n"
            + "If the bytes starts with the prefix string, return bytes[len(prefix):].\n"
            + "Otherwise, return a copy of the original bytes.")
    static PyObject removeprefix(PyBytes self, PyObject prefix) {
        return BytesMethods.removePrefix(self, prefix);
    }

    @PyMethod(value = "removesuffix($self, suffix, /)",
            doc = "Return a bytes object with the given suffix string removed if present.\n\n"
            + "If the bytes ends with the suffix string and that suffix is not empty,\n"
            + "return bytes[:-len(prefix)].  Otherwise, return a copy of the original\n"
            + "bytes.")
    static PyObject removesuffix(PyBytes self, PyObject suffix) {
        return BytesMethods.removeSuffix(self, suffix);
    }

    @PyMethod(value = "rfind", raw = true, doc = "B.rfind(sub[, start[, end]]) -> int\n\n"
            + "Return the highest index in B where subsection sub is found,\n"
            + "such that sub is contained within B[start,end].  Optional\n"
            + "arguments start and end are interpreted as in slice notation.\n\n"
            + "Return -1 on failure.")
    static PyObject rfind(PyBytes self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return BytesMethods.rfind(self, args, base, nargs, kwnames);
    }

    @PyMethod(value = "rindex", raw = true, doc = "B.rindex(sub[, start[, end]]) -> int\n\n"
            + "Return the highest index in B where subsection sub is found,\n"
            + "such that sub is contained within B[start,end].  Optional\n"
            + "arguments start and end are interpreted as in slice notation.\n\n"
            + "Raise ValueError when the subsection is not found.")
    static PyObject rindex(PyBytes self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return BytesMethods.rindex(self, args, base, nargs, kwnames);
    }

    @PyMethod(value = "rjust($self, width, fillchar=b' ', /)", doc = "Return a right-justified string of length width.\n\n"
            + "Padding is done using the specified fill character.")
    static PyObject rjust(PyBytes self, long width, PyObject fillchar) {
        return BytesMethods.rjust(self, width, fillchar);
    }

    @PyMethod(value = "rpartition($self, sep, /)", doc = "Partition the bytes into three parts using the given separator.\n\n"
            + "This will search for the separator sep in the bytes, starting at the end. If\n"
            + "the separator is found, returns a 3-tuple containing the part before the\n"
            + "separator, the separator itself, and the part after it.\n\n"
            + "If the separator is not found, returns a 3-tuple containing two empty bytes\n"
            + "objects and the original bytes object.")
    static PyObject rpartition(PyBytes self, PyObject sep) {
        return BytesMethods.partition(self, sep, true);
    }

    @PyMethod(value = "rsplit($self, /, sep=None, maxsplit=-1)",
            doc = "Return a list of the sections in the bytes, using sep as the delimiter.\n\n"
            + "  sep\n"
            + "    The delimiter according which to split the bytes.\n"
            + "    None (the default value) means split on ASCII whitespace characters\n"
            + "    (space, tab, return, newline, formfeed, vertical tab).\n"
            + "  maxsplit\n"
            + "    Maximum number of splits to do.\n"
            + "    -1 (the default value) means no limit.\n\n"
            + "Splitting is done starting at the end of the bytes and working to the front.")
    static PyObject rsplit(PyBytes self, PyObject sep, long maxsplit) {
        return BytesMethods.rsplit(self, sep, maxsplit);
    }

    @PyMethod(value = "rstrip($self, bytes=None, /)", doc = "Strip trailing bytes contained in the argument.\n\n"
            + "If the argument is omitted or None, strip trailing ASCII whitespace.")
    static PyObject rstrip(PyBytes self, PyObject bytes) {
        return BytesMethods.strip(self, bytes, 2);
    }

    @PyMethod(value = "split($self, /, sep=None, maxsplit=-1)",
            doc = "Return a list of the sections in the bytes, using sep as the delimiter.\n\n"
            + "  sep\n"
            + "    The delimiter according which to split the bytes.\n"
            + "    None (the default value) means split on ASCII whitespace characters\n"
            + "    (space, tab, return, newline, formfeed, vertical tab).\n"
            + "  maxsplit\n"
            + "    Maximum number of splits to do.\n"
            + "    -1 (the default value) means no limit.")
    static PyObject split(PyBytes self, PyObject sep, long maxsplit) {
        return BytesMethods.split(self, sep, maxsplit);
    }

    @PyMethod(value = "splitlines($self, /, keepends=False)",
            doc = "Return a list of the lines in the bytes, breaking at line boundaries.\n\n"
            + "Line breaks are not included in the resulting list unless keepends is given and\n"
            + "true.")
    static PyObject splitlines(PyBytes self, boolean keepends) {
        return BytesMethods.splitlines(self, keepends);
    }

    @PyMethod(value = "startswith", raw = true, doc = "B.startswith(prefix[, start[, end]]) -> bool\n\n"
            + "Return True if B starts with the specified prefix, False otherwise.\n"
            + "With optional start, test B beginning at that position.\n"
            + "With optional end, stop comparing B at that position.\n"
            + "prefix can also be a tuple of bytes to try.")
    static boolean startswith(PyBytes self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return BytesMethods.tailMatch("startswith", self, args, base, nargs, kwnames, false);
    }

    @PyMethod(value = "strip($self, bytes=None, /)", doc = "Strip leading and trailing bytes contained in the argument.\n\n"
            + "If the argument is omitted or None, strip leading and trailing ASCII whitespace.")
    static PyObject strip(PyBytes self, PyObject bytes) {
        return BytesMethods.strip(self, bytes, 3);
    }

    @PyMethod(value = "swapcase($self)", textSignature = false, doc = "B.swapcase() -> copy of B\n\n"
            + "Return a copy of B with uppercase ASCII characters converted\n"
            + "to lowercase ASCII and vice versa.")
    static PyObject swapcase(PyBytes self) {
        return BytesMethods.convert(self, StrCase.SWAPCASE);
    }

    @PyMethod(value = "title($self)", textSignature = false, doc = "B.title() -> copy of B\n\n"
            + "Return a titlecased version of B, i.e. ASCII words start with uppercase\n"
            + "characters, all remaining cased characters have lowercase.")
    static PyObject title(PyBytes self) {
        return BytesMethods.convert(self, StrCase.TITLE);
    }

    @PyMethod(value = "translate($self, table, /, delete=b'')",
            doc = "Return a copy with each character mapped by the given translation table.\n\n"
            + "  table\n"
            + "    Translation table, which must be a bytes object of length 256.\n\n"
            + "All characters occurring in the optional argument delete are removed.\n"
            + "The remaining characters are mapped through the given translation table.")
    static PyObject translate(PyBytes self, PyObject table, PyObject delete) {
        return BytesMethods.translate(self, table, delete);
    }

    @PyMethod(value = "upper($self)", textSignature = false, doc = "B.upper() -> copy of B\n\n"
            + "Return a copy of B with all ASCII characters converted to uppercase.")
    static PyObject upper(PyBytes self) {
        return BytesMethods.convert(self, StrCase.UPPER);
    }

    @PyMethod(value = "zfill($self, width, /)",
            doc = "Pad a numeric string with zeros on the left, to fill a field of the given width.\n\n"
            + "The original string is never truncated.")
    static PyObject zfill(PyBytes self, long width) {
        return BytesMethods.zfill(self, width);
    }

    static final class Type extends PyType {
        Type() {
            super("bytes", PyBytesTable.INSTANCE, null, 33, 1, BASETYPE | BYTES_SUBCLASS | MATCH_SELF | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            byte[] b = ((PyBytes) self).value;
            return StrRepr.bytes("b", b, 0, b.length, "", false);
        }

        @Override
        public PyObject tpStr(PyObject self) {
            BytesWarnings.check("str() on a bytes instance");
            return tpRepr(self);
        }

        @Override
        public long tpHash(PyObject self) {
            PyBytes b = (PyBytes) self;
            if (b.hash == -1) {
                b.hash = StringHash.of(b.value, b.value.length);
            }
            return b.hash;
        }

        // CPython: Objects/bytesobject.c bytes_richcompare
        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (!(self instanceof PyBytes a) || !(other instanceof PyBytes b)) {
                if (op == Objects.EQ || op == Objects.NE) {
                    BytesWarnings.compare(self, other);
                }
                return PyNotImplemented.owned();
            }
            if (op == Objects.EQ || op == Objects.NE) {
                return PyBool.of(Arrays.equals(a.value, b.value) == (op == Objects.EQ));
            }
            return Objects.compareResult(Arrays.compareUnsigned(a.value, b.value), op);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return PyBytesIterator.create((PyBytes) self);
        }

        @Override
        public PyObject nbRemainder(PyObject left, PyObject right) {
            if (!(left instanceof PyBytes b)) {
                return PyNotImplemented.owned();
            }
            return of(BytesFormat.format(b.value, b.value.length, right));
        }

        @Override
        public long mpLength(PyObject self) {
            return ((PyBytes) self).value.length;
        }

        // CPython: Objects/bytesobject.c bytes_subscript
        @Override
        public PyObject mpSubscript(PyObject self, PyObject key) {
            byte[] b = ((PyBytes) self).value;
            if (Abstract.isIndex(key)) {
                long i = Abstract.asSsize(key, PyExc.IndexError);
                return sqItem(self, i < 0 ? i + b.length : i);
            }
            if (!(key instanceof PySlice slice)) {
                throw PyErr.typeError("byte indices must be integers or slices, not " + key.type.tpName());
            }
            PySlice.Indices r = slice.unpack().adjust(b.length);
            int n = (int) r.length;
            if (n <= 0) {
                return of(new byte[0]);
            }
            if (r.step == 1 && n == b.length && self.type == PyBytes.TYPE) {
                return self.newRef();
            }
            return r.step == 1 ? ownOrShare(pick(b, r)) : own(pick(b, r));
        }

        @Override
        public long sqLength(PyObject self) {
            return ((PyBytes) self).value.length;
        }

        // CPython: Objects/bytesobject.c bytes_concat
        @Override
        public PyObject sqConcat(PyObject self, PyObject other) {
            if (!Abstract.hasBuffer(other)) {
                throw PyErr.typeError("can't concat " + other.type.tpName() + " to " + self.type.tpName());
            }
            byte[] a = ((PyBytes) self).value;
            try (BytesArg b = BytesArg.of(other)) {
                if (a.length == 0 && other.type == PyBytes.TYPE) {
                    return other.newRef();
                }
                if (b.length == 0 && self.type == PyBytes.TYPE) {
                    return self.newRef();
                }
                if ((long) a.length + b.length > Integer.MAX_VALUE - 8) {
                    throw PyErr.memoryError();
                }
                byte[] r = Payload.bytes(a.length + b.length);
                System.arraycopy(a, 0, r, 0, a.length);
                System.arraycopy(b.bytes, b.offset, r, a.length, b.length);
                return own(r);
            }
        }

        @Override
        public PyObject sqRepeat(PyObject self, long count) {
            byte[] b = ((PyBytes) self).value;
            if (count == 1 && self.type == PyBytes.TYPE) {
                return self.newRef();
            }
            if (b.length != 0 && count > Long.MAX_VALUE / b.length) {
                throw PyErr.overflowError("repeated bytes are too long");
            }
            // CPython fills a new object here even when it is empty
            return b.length == 0 && self.type == PyBytes.TYPE ? self.newRef() : own(BytesMethods.repeat(b, b.length, count));
        }

        @Override
        public PyObject sqItem(PyObject self, long index) {
            byte[] b = ((PyBytes) self).value;
            if (index < 0 || index >= b.length) {
                throw PyErr.indexError("index out of range");
            }
            return PyInt.of(b[(int) index] & 0xFF);
        }

        @Override
        public boolean sqContains(PyObject self, PyObject value) {
            return BytesMethods.contains(self, value);
        }

        @Override
        public Buffer bfGetBuffer(PyObject self, int flags) {
            if ((flags & Buffer.WRITABLE) != 0) {
                throw PyErr.bufferError("Object is not writable.");
            }
            byte[] b = ((PyBytes) self).value;
            return new Buffer(self, b, 0, b.length, true).asRequested(flags);
        }
    }

    /** The bytes that a slice selects. */
    static byte[] pick(byte[] b, PySlice.Indices r) {
        int n = (int) Math.max(r.length, 0);
        if (r.step == 1) {
            return Payload.copyOfRange(b, (int) r.start, (int) r.start + n);
        }
        byte[] out = Payload.bytes(n);
        long at = r.start;
        for (int i = 0; i < n; i++, at += r.step) {
            out[i] = b[(int) at];
        }
        return out;
    }
}
