package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.HeapMode;
import dev.adder.heap.Pool;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.Steals;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A str: code points in the narrowest of three arrays, as PEP 393: {@code byte[]} up to U+00FF, {@code char[]} up to U+FFFF,
 * {@code int[]} beyond. Lone surrogates are code points like others.
 */
@BuiltinType(name = "str", doc = "str(object='') -> str\n"
        + "str(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
        + "Create a new string object from the given object. If encoding or\n"
        + "errors is specified, then the object must expose a data buffer\n"
        + "that will be decoded using the given encoding and error handler.\n"
        + "Otherwise, returns the result of object.__str__() (if defined)\n"
        + "or repr(object).\n"
        + "encoding defaults to sys.getdefaultencoding().\n"
        + "errors defaults to 'strict'.")
public final class PyStr extends PyObject {
    private static final Pool<PyStr> POOL = new Pool<>(40);

    public static final PyType TYPE = new Type();

    private static final byte INTERNED = 1;
    private static final byte ASCII_KNOWN = 2;
    private static final byte ASCII = 4;
    /** Looked up as an attribute's name before it was interned. */
    private static final byte KEY_BY_IDENTITY = 8;
    /** Not ASCII, and once asked for as UTF-8, which CPython keeps then. */
    private static final byte UTF8 = 16;
    /** {@link #data} goes back to the {@link Payload} when this dies. */
    private static final byte OWNS_DATA = 32;

    private static final PyStr EMPTY = new PyStr(TYPE, new byte[0]);
    private static final PyStr[] LATIN1 = new PyStr[256];

    /**
     * The characters of which CPython has, beside the shared str of one character, another among the identifiers of its C code and the
     * constants of its frozen modules, which is the interned one.
     */
    private static final String INTERNED_APART = "BCLST_abcdefhijklmnopqrstvwxy";
    private static final PyStr[] APART = new PyStr[INTERNED_APART.length()];

    static {
        EMPTY.refcnt = STATIC_REFCNT;
        for (int i = 0; i < 256; i++) {
            LATIN1[i] = shared(i);
        }
        for (int i = 0; i < APART.length; i++) {
            APART[i] = shared(INTERNED_APART.charAt(i));
            InternTable.add(APART[i]);
            APART[i].bits |= INTERNED;
        }
    }

    /** The code points: byte[], char[] or int[], the narrowest that holds them all. Not changed once the str is seen. */
    public Object data;

    /** The hash, or -1 if it is not known yet. */
    long hash = -1;

    byte bits;

    PyStr(PyType type, Object data) {
        super(type);
        this.data = data;
    }

    private static PyStr shared(int c) {
        PyStr s = new PyStr(TYPE, new byte[] {(byte) c});
        s.refcnt = STATIC_REFCNT;
        return s;
    }

    /** A new str over these code points (byte[], char[] or int[], the narrowest that holds them), shared with nobody. */
    static PyStr fresh(Object data) {
        PyStr s = make(data);
        Heap.atomAllocated(s);
        return s;
    }

    private static PyStr make(Object data) {
        if (HeapMode.POOLS) {
            PyStr s = POOL.take();
            if (s == null) {
                s = new PyStr(TYPE, data);
            } else {
                s.type = TYPE;
                s.data = data;
                s.hash = -1;
            }
            s.bits = OWNS_DATA;
            return s;
        }
        return new PyStr(TYPE, data);
    }

    @Override
    protected void recycle() {
        super.recycle();
        Object d = data;
        data = null;
        if ((bits & OWNS_DATA) != 0) {
            release(d);
        }
        bits = 0;
        POOL.give(this);
    }

    private static void release(Object data) {
        if (data instanceof byte[] b) {
            Payload.release(b);
        } else if (data instanceof char[] c) {
            Payload.release(c);
        } else {
            Payload.release((int[]) data);
        }
    }

    /** The {@link #data} for somebody who may use it longer than this lives. */
    public Object keptData() {
        bits &= ~OWNS_DATA;
        return data;
    }

    /** A str of the characters of a Java string; a surrogate pair becomes one code point. */
    public static PyStr of(String s) {
        int n = s.length();
        if (n <= 1) {
            if (n == 0) {
                return empty();
            }
            if (s.charAt(0) < 256) {
                return ofCodePoint(s.charAt(0));
            }
        }
        return fresh(dataOf(s));
    }

    /** The characters of {@code s} in an array of the {@link Payload}, or null if some are beyond Latin-1. */
    private static byte[] pooledLatin1(String s) {
        int n = s.length();
        for (int i = 0; i < n; i++) {
            if (s.charAt(i) > 0xFF) {
                return null;
            }
        }
        byte[] b = Payload.bytes(n);
        for (int i = 0; i < n; i++) {
            b[i] = (byte) s.charAt(i);
        }
        return b;
    }

    private static Object dataOf(String s) {
        if (HeapMode.POOLS) {
            byte[] b = pooledLatin1(s);
            if (b != null) {
                return b;
            }
        }
        // a copy and a comparison of arrays for the usual case, no loop over characters, which is slow until it is compiled
        byte[] latin1 = s.getBytes(StandardCharsets.ISO_8859_1);
        if (new String(latin1, StandardCharsets.ISO_8859_1).equals(s)) {
            return latin1;
        }
        int n = s.length();
        boolean surrogates = false;
        for (int i = 0; i < n; i++) {
            surrogates |= Character.isSurrogate(s.charAt(i));
        }
        if (surrogates && s.codePointCount(0, n) != n) {
            return s.codePoints().toArray();
        }
        return s.toCharArray();
    }

    /** A str over these code points, narrowed if they allow; takes over the array. */
    public static PyStr of(int[] codePoints) {
        int max = 0;
        for (int c : codePoints) {
            max |= c;
        }
        int n = codePoints.length;
        if (n <= 1) {
            if (n == 0) {
                return empty();
            }
            int c = codePoints[0];
            Payload.release(codePoints);
            return ofCodePoint(c);
        }
        if (max > 0xFFFF) {
            return fresh(codePoints);
        }
        if (max > 0xFF) {
            char[] chars = Payload.chars(n);
            for (int i = 0; i < n; i++) {
                chars[i] = (char) codePoints[i];
            }
            Payload.release(codePoints);
            return fresh(chars);
        }
        byte[] bytes = Payload.bytes(n);
        for (int i = 0; i < n; i++) {
            bytes[i] = (byte) codePoints[i];
        }
        Payload.release(codePoints);
        return ofLatin1(bytes);
    }

    /** A str over Latin-1 characters; takes over the array. */
    public static PyStr ofLatin1(byte[] chars) {
        if (chars.length <= 1) {
            if (chars.length == 0) {
                return empty();
            }
            int c = chars[0] & 0xFF;
            Payload.release(chars);
            return ofCodePoint(c);
        }
        return fresh(chars);
    }

    /** The empty str. */
    public static PyStr empty() {
        EMPTY.incref();
        return EMPTY;
    }

    /** A str of one character; shared for Latin-1. */
    public static PyStr ofCodePoint(int c) {
        if (c < 256) {
            PyStr s = LATIN1[c];
            s.incref();
            return s;
        }
        if (c <= 0xFFFF) {
            char[] one = Payload.chars(1);
            one[0] = (char) c;
            return fresh(one);
        }
        int[] one = Payload.ints(1);
        one[0] = c;
        return fresh(one);
    }

    public int length() {
        return data instanceof byte[] b ? b.length : data instanceof char[] c ? c.length : ((int[]) data).length;
    }

    /** The code point at {@code i}. */
    public int codePointAt(int i) {
        return data instanceof byte[] b ? b[i] & 0xFF : data instanceof char[] c ? c[i] : ((int[]) data)[i];
    }

    /** Bytes per character: 1, 2 or 4. */
    public int kind() {
        return data instanceof byte[] ? 1 : data instanceof char[] ? 2 : 4;
    }

    public boolean isAscii() {
        if ((bits & ASCII_KNOWN) == 0) {
            boolean ascii = data instanceof byte[];
            if (ascii) {
                for (byte b : (byte[]) data) {
                    if (b < 0) {
                        ascii = false;
                        break;
                    }
                }
            }
            bits |= ascii ? ASCII_KNOWN | ASCII : ASCII_KNOWN;
        }
        return (bits & ASCII) != 0;
    }

    /** Whether the two hold the same code points. */
    public boolean equalTo(PyStr other) {
        if (this == other) {
            return true;
        }
        if (data instanceof byte[] a) {
            return other.data instanceof byte[] b && Arrays.equals(a, b);
        }
        if (data instanceof char[] a) {
            return other.data instanceof char[] b && Arrays.equals(a, b);
        }
        return other.data instanceof int[] b && Arrays.equals((int[]) data, b);
    }

    /** Whether this is the text {@code s}. */
    public boolean equalTo(String s) {
        int n = length();
        if (n != s.length()) {
            return kind() == 4 && toString().equals(s);
        }
        for (int i = 0; i < n; i++) {
            if (codePointAt(i) != s.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The hash; never -1. */
    public long hash() {
        long h = hash;
        return h != -1 ? h : (hash = StringHash.of(data));
    }

    /** An interned str that one of CPython's static identifiers stands for; it never dies. */
    static PyStr identifier(String s) {
        PyStr str = intern(s);
        if (str.refcnt < STATIC_REFCNT) {
            str.refcnt += STATIC_REFCNT - 1;
        }
        return str;
    }

    /** The interned str with this text; the table's reference does not count, so the str lives while others hold it. */
    public static PyStr intern(String s) {
        PyStr str = of(s);
        PyStr r = str.internedRef();
        str.decref();
        return r;
    }

    /** The interned str equal to this one, which becomes it if there is none yet and its type is str. */
    public PyStr internedRef() {
        if (isInterned() || type != TYPE) {
            incref();
            return this;
        }
        PyStr found = InternTable.find(this);
        if (found != null) {
            found.incref();
            return found;
        }
        InternTable.add(this);
        bits |= INTERNED;
        incref();
        return this;
    }

    /** The interned str equal to {@code s} if there is one. */
    @Borrowed
    public static PyStr internLookup(PyStr s) {
        return s.isInterned() ? s : InternTable.find(s);
    }

    public boolean isInterned() {
        return (bits & INTERNED) != 0;
    }

    /** Whether this has been interned for as long as attributes were looked up by it; the answer stays the same from the first call on. */
    boolean isTableKey() {
        if ((bits & (INTERNED | KEY_BY_IDENTITY)) == INTERNED) {
            return true;
        }
        bits |= KEY_BY_IDENTITY;
        return false;
    }

    /** Called by the intern table when it lets go. */
    void uninterned() {
        bits &= ~INTERNED;
    }

    /** An ASCII form with \x, \\u and \U escapes in place of other characters. */
    static PyStr backslashReplaceNonAscii(PyStr s) {
        StrBuilder b = StrBuilder.make(s.length() + 16);
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (c < 128) {
                b.append(c);
            } else {
                StrRepr.escape(b, c);
            }
        }
        return b.finish();
    }

    static int maxOf(char[] c, int from, int to) {
        int max = 0;
        for (int i = from; i < to; i++) {
            max |= c[i];
        }
        return max;
    }

    static int maxOf(int[] c, int from, int to) {
        int max = 0;
        for (int i = from; i < to; i++) {
            max = Math.max(max, c[i]);
        }
        return max;
    }

    /** A str of a part of an array of code points (byte[], char[] or int[]), narrowed if it allows. */
    static PyStr substringOf(Object data, int from, int to) {
        int n = to - from;
        if (n <= 0) {
            return empty();
        }
        if (data instanceof byte[] b) {
            return n == 1 ? ofCodePoint(b[from] & 0xFF) : fresh(Payload.copyOfRange(b, from, to));
        }
        if (data instanceof char[] c) {
            if (n == 1) {
                return ofCodePoint(c[from]);
            }
            if (maxOf(c, from, to) > 0xFF) {
                return fresh(Payload.copyOfRange(c, from, to));
            }
            byte[] narrow = Payload.bytes(n);
            for (int i = 0; i < n; i++) {
                narrow[i] = (byte) c[from + i];
            }
            return fresh(narrow);
        }
        return of(Payload.copyOfRange((int[]) data, from, to));
    }

    /** The part from {@code from} to {@code to}, which lie inside; this itself if that is all and its type is str. */
    public PyStr substring(int from, int to) {
        if (from == 0 && to == length()) {
            return exact();
        }
        return substringOf(data, from, to);
    }

    /** The text with the type str itself: this, or a copy if the type is a subclass. */
    // CPython: Objects/unicodeobject.c unicode_result_unchanged
    public PyStr exact() {
        if (type == TYPE) {
            incref();
            return this;
        }
        return substringOf(data, 0, length());
    }

    /** A new str with the same text, be it one that is shared otherwise. */
    private PyStr copy() {
        Object copy = newData(kind(), length());
        copyTo(copy, 0);
        return fresh(copy);
    }

    /** The decimal digits of {@code value}. */
    public static PyStr ofLong(long value) {
        if (value >= 0 && value <= 9) {
            return ofCodePoint('0' + (int) value);
        }
        int n = value < 0 ? 2 : 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            n++;
        }
        byte[] digits = Payload.bytes(n);
        long rest = value;
        for (int i = n - 1; i >= (value < 0 ? 1 : 0); i--) {
            digits[i] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        }
        if (value < 0) {
            digits[0] = '-';
        }
        return fresh(digits);
    }

    /** The two texts one after the other. */
    // CPython: Objects/unicodeobject.c PyUnicode_Concat
    public static PyStr concat(PyStr a, PyStr b) {
        if (b.length() == 0) {
            return a.exact();
        }
        if (a.length() == 0) {
            return b.exact();
        }
        long n = (long) a.length() + b.length();
        if (n > Integer.MAX_VALUE - 8) {
            throw PyErr.memoryError();
        }
        Object joined = newData(Math.max(a.kind(), b.kind()), (int) n);
        a.copyTo(joined, 0);
        b.copyTo(joined, a.length());
        return fresh(joined);
    }

    /** The texts of {@code count} strs from {@code from} on, one after the other. */
    // CPython: Objects/unicodeobject.c _PyUnicode_JoinArray
    public static PyStr concat(PyObject[] parts, int from, int count) {
        return joinArray(null, parts, from, count);
    }

    private static Object newData(int kind, int n) {
        return kind == 1 ? Payload.bytes(n) : kind == 2 ? Payload.chars(n) : Payload.ints(n);
    }

    /** Copies all code points into an array at least as wide. */
    private void copyTo(Object target, int at) {
        if (data.getClass() == target.getClass()) {
            System.arraycopy(data, 0, target, at, length());
            return;
        }
        int n = length();
        if (target instanceof char[] t) {
            byte[] b = (byte[]) data;
            for (int i = 0; i < n; i++) {
                t[at + i] = (char) (b[i] & 0xFF);
            }
        } else {
            int[] t = (int[]) target;
            for (int i = 0; i < n; i++) {
                t[at + i] = codePointAt(i);
            }
        }
    }

    /** {@code separator.join(iterable)}; a null separator is empty. */
    // CPython: Objects/unicodeobject.c PyUnicode_Join
    public static PyStr join(PyStr separator, PyObject iterable) {
        PyObject items = Abstract.fast(iterable, "can only join an iterable");
        try {
            return items instanceof PyList list ? joinArray(separator, list.items, 0, list.size)
                    : joinArray(separator, ((PyTuple) items).items, 0, ((PyTuple) items).size());
        } finally {
            items.decref();
        }
    }

    private static PyStr joinArray(PyStr separator, PyObject[] items, int from, int count) {
        if (count == 0) {
            return empty();
        }
        if (count == 1 && items[from].type == TYPE) {
            return (PyStr) items[from].newRef();
        }
        int gap = separator == null ? 0 : separator.length();
        int kind = gap == 0 || count < 2 ? 1 : separator.kind();
        long size = (long) gap * (count - 1);
        for (int i = 0; i < count; i++) {
            if (!(items[from + i] instanceof PyStr s)) {
                throw PyErr.typeError("sequence item " + i + ": expected str instance, " + items[from + i].type.tpName() + " found");
            }
            size += s.length();
            kind = Math.max(kind, s.kind());
        }
        if (size > Integer.MAX_VALUE - 8) {
            throw PyErr.overflowError("join() result is too long for a Python string");
        }
        Object joined = newData(kind, (int) size);
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (gap != 0 && i > 0) {
                separator.copyTo(joined, at);
                at += gap;
            }
            PyStr s = (PyStr) items[from + i];
            s.copyTo(joined, at);
            at += s.length();
        }
        return size == 0 ? empty() : fresh(joined);
    }

    /** The text {@code count} times. */
    // CPython: Objects/unicodeobject.c unicode_repeat
    public PyStr repeat(long count) {
        int n = length();
        if (count < 1 || n == 0) {
            return empty();
        }
        if (count == 1) {
            return exact();
        }
        if (count > (Integer.MAX_VALUE - 8) / n) {
            if (count > Long.MAX_VALUE / n) {
                throw PyErr.overflowError("repeated string is too long");
            }
            throw PyErr.memoryError();
        }
        int total = (int) (n * count);
        Object result = newData(kind(), total);
        copyTo(result, 0);
        for (int done = n; done < total;) {
            int step = Math.min(done, total - done);
            System.arraycopy(result, 0, result, done, step);
            done += step;
        }
        return fresh(result);
    }

    /** The index of the first {@code sub} from {@code from} on, or -1. */
    public int indexOf(PyStr sub, int from) {
        return StrSearch.indexOf(this, sub, from, length());
    }

    /** The index of the first character {@code c} from {@code from} on, or -1. */
    public int indexOf(int c, int from) {
        for (int i = from, n = length(); i < n; i++) {
            if (codePointAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** Three-way comparison by code points. */
    public int compareTo(PyStr other) {
        if (data instanceof byte[] a && other.data instanceof byte[] b) {
            return Arrays.compareUnsigned(a, b);
        }
        int n = Math.min(length(), other.length());
        for (int i = 0; i < n; i++) {
            int c = codePointAt(i);
            int d = other.codePointAt(i);
            if (c != d) {
                return c < d ? -1 : 1;
            }
        }
        return Integer.compare(length(), other.length());
    }

    /** The text in UTF-8; UnicodeEncodeError if there are surrogates. CPython's str keeps it, which its size shows from then on. */
    // CPython: Objects/unicodeobject.c PyUnicode_AsUTF8AndSize
    public byte[] toUtf8() {
        byte[] bytes = Utf8.encode(this, null);
        if (!isAscii()) {
            bits |= UTF8;
        }
        return bytes;
    }

    /** UnicodeEncodeError if there are surrogates, which UTF-8 does not have. */
    public void checkUtf8() {
        if (!isAscii()) {
            toUtf8();
        }
    }

    /** The text of UTF-8 bytes; {@code errors} names the error handler, null for strict. */
    public static PyStr decodeUtf8(byte[] bytes, int offset, int length, String errors) {
        return Utf8.decode(bytes, offset, length, errors);
    }

    // CPython: Objects/unicodeobject.c unicode_sizeof
    @Override
    public long sizeof() {
        long size = type == TYPE ? allocatedSize() : TYPE.basicsize + (long) (length() + 1) * kind();
        return (bits & UTF8) == 0 ? size : size + Utf8.encode(this, null).length + 1;
    }

    @Override
    protected long allocatedSize() {
        return type == TYPE ? (isAscii() ? 48 : 72) + (long) (length() + 1) * kind() : type.basicsize;
    }

    /** The text as a Java string; astral characters become surrogate pairs. */
    @Override
    public String toString() {
        return data instanceof byte[] b ? new String(b, StandardCharsets.ISO_8859_1)
                : data instanceof char[] c ? new String(c)
                : new String((int[]) data, 0, ((int[]) data).length);
    }

    // CPython: Objects/unicodeobject.c unicode_new_impl
    @PyNew(value = "str(object=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)", textSignature = false)
    static PyObject create(PyType cls, PyObject object, String encoding, String errors) {
        PyStr value;
        if (object == null) {
            value = empty();
        } else if (encoding == null && errors == null) {
            value = Objects.str(object);
        } else {
            value = Codecs.decodeObject(object, encoding, errors);
        }
        return cls == TYPE ? value : subclassInstance(cls, value);
    }

    // CPython: Objects/unicodeobject.c unicode_subtype_new
    private static PyStr subclassInstance(PyType cls, @Steals PyStr value) {
        PyStr s = new PyStr(cls, value.keptData());
        s.hash = value.hash;
        value.decref();
        TypeObject.initInstance(s);
        return s;
    }

    @PyMethod(value = "encode($self, /, encoding='utf-8', errors='strict')",
            doc = "Encode the string using the codec registered for encoding.\n\n"
            + "  encoding\n"
            + "    The encoding in which to encode the string.\n"
            + "  errors\n"
            + "    The error handling scheme to use for encoding errors.\n"
            + "    The default is 'strict' meaning that encoding errors raise a\n"
            + "    UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and\n"
            + "    'xmlcharrefreplace' as well as any other name registered with\n"
            + "    codecs.register_error that can handle UnicodeEncodeErrors.")
    static PyObject encode(PyStr self, String encoding, String errors) {
        return Codecs.encodeStr(self, encoding, errors);
    }

    @PyMethod(value = "replace($self, old, new, count=-1, /)",
            doc = "Return a copy with all occurrences of substring old replaced by new.\n\n"
            + "  count\n"
            + "    Maximum number of occurrences to replace.\n"
            + "    -1 (the default value) means replace all occurrences.\n\n"
            + "If the optional argument count is given, only the first count occurrences are\n"
            + "replaced.")
    static PyObject replace(PyStr self, PyStr old, PyStr replacement, long count) {
        return StrSearch.replace(self, old, replacement, count);
    }

    @PyMethod(value = "split($self, /, sep=None, maxsplit=-1)",
            doc = "Return a list of the substrings in the string, using sep as the separator string.\n\n"
            + "  sep\n"
            + "    The separator used to split the string.\n\n"
            + "    When set to None (the default value), will split on any whitespace\n"
            + "    character (including \\n \\r \\t \\f and spaces) and will discard\n"
            + "    empty strings from the result.\n"
            + "  maxsplit\n"
            + "    Maximum number of splits (starting from the left).\n"
            + "    -1 (the default value) means no limit.\n\n"
            + "Note, str.split() is mainly useful for data that has been intentionally\n"
            + "delimited.  With natural text that includes punctuation, consider using\n"
            + "the regular expression module.")
    static PyObject split(PyStr self, PyObject sep, long maxsplit) {
        return StrSearch.split(self, separator(sep), maxsplit);
    }

    @PyMethod(value = "rsplit($self, /, sep=None, maxsplit=-1)",
            doc = "Return a list of the substrings in the string, using sep as the separator string.\n\n"
            + "  sep\n"
            + "    The separator used to split the string.\n\n"
            + "    When set to None (the default value), will split on any whitespace\n"
            + "    character (including \\n \\r \\t \\f and spaces) and will discard\n"
            + "    empty strings from the result.\n"
            + "  maxsplit\n"
            + "    Maximum number of splits (starting from the left).\n"
            + "    -1 (the default value) means no limit.\n\n"
            + "Splitting starts at the end of the string and works to the front.")
    static PyObject rsplit(PyStr self, PyObject sep, long maxsplit) {
        return StrSearch.rsplit(self, separator(sep), maxsplit);
    }

    private static PyStr separator(PyObject sep) {
        if (sep == null || sep == PyNone.INSTANCE) {
            return null;
        }
        if (sep instanceof PyStr s) {
            return s;
        }
        throw PyErr.typeError("must be str or None, not " + sep.type.tpName());
    }

    @PyMethod(value = "join($self, iterable, /)", doc = "Concatenate any number of strings.\n\n"
            + "The string whose method is called is inserted in between each given string.\n"
            + "The result is returned as a new string.\n\n"
            + "Example: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'")
    static PyObject joinMethod(PyStr self, PyObject iterable) {
        return join(self, iterable);
    }

    @PyMethod(value = "capitalize($self, /)", doc = "Return a capitalized version of the string.\n\n"
            + "More specifically, make the first character have upper case and the rest lower\n"
            + "case.")
    static PyObject capitalize(PyStr self) {
        return self.length() == 0 ? self.exact() : StrCase.convert(self, StrCase.CAPITALIZE);
    }

    @PyMethod(value = "casefold($self, /)", doc = "Return a version of the string suitable for caseless comparisons.")
    static PyObject casefold(PyStr self) {
        return StrCase.convert(self, StrCase.CASEFOLD);
    }

    @PyMethod(value = "title($self, /)", doc = "Return a version of the string where each word is titlecased.\n\n"
            + "More specifically, words start with uppercased characters and all remaining\n"
            + "cased characters have lower case.")
    static PyObject title(PyStr self) {
        return StrCase.convert(self, StrCase.TITLE);
    }

    @PyMethod(value = "center($self, width, fillchar=' ', /)", doc = "Return a centered string of length width.\n\n"
            + "Padding is done using the specified fill character (default is a space).")
    static PyObject center(PyStr self, long width, PyObject fillchar) {
        int c = fillCharacter(fillchar);
        int n = self.length();
        if (n >= width) {
            return self.exact();
        }
        long margin = width - n;
        long left = margin / 2 + (margin & width & 1);
        return self.pad(left, margin - left, c);
    }

    // CPython: Objects/unicodeobject.c convert_uc
    private static int fillCharacter(PyObject o) {
        if (o == null) {
            return ' ';
        }
        if (!(o instanceof PyStr s)) {
            throw PyErr.typeError("The fill character must be a unicode character, not " + o.type.tpName());
        }
        if (s.length() != 1) {
            throw PyErr.typeError("The fill character must be exactly one character long");
        }
        return s.codePointAt(0);
    }

    // CPython: Objects/unicodeobject.c pad
    PyStr pad(long left, long right, int fill) {
        left = Math.max(left, 0);
        right = Math.max(right, 0);
        if (left == 0 && right == 0) {
            return exact();
        }
        long total = left + right + length();
        if (total < 0 || total > Integer.MAX_VALUE - 8) {
            if (total < 0) {
                throw PyErr.overflowError("padded string is too long");
            }
            throw PyErr.memoryError();
        }
        return StrBuilder.make((int) total).repeat(fill, (int) left).append(this).repeat(fill, (int) right).finish();
    }

    @PyMethod(value = "count", raw = true, doc = "S.count(sub[, start[, end]]) -> int\n\n"
            + "Return the number of non-overlapping occurrences of substring sub in\n"
            + "string S[start:end].  Optional arguments start and end are\n"
            + "interpreted as in slice notation.")
    static PyObject count(PyStr self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("str.count", kwnames);
        PyStr sub = soughtFor("count", args, base, nargs);
        int n = self.length();
        int to = end(args, base, nargs, n);
        int from = start(args, base, nargs, n);
        return PyInt.of(StrSearch.count(self, sub, from, to, Integer.MAX_VALUE));
    }

    /** The first of the one to three arguments, which must be a str. */
    private static PyStr soughtFor(String function, PyObject[] args, int base, int nargs) {
        Args.checkTuple(function, nargs, 1, 3);
        if (!(args[base] instanceof PyStr sub)) {
            start(args, base, nargs, 0);
            end(args, base, nargs, 0);
            throw PyErr.typeError("must be str, not " + args[base].type.tpName());
        }
        return sub;
    }

    /** The optional argument start brought into 0 to {@code n}; more than n stays more, so that nothing is found. */
    static int start(PyObject[] args, int base, int nargs, int n) {
        long i = nargs > 1 ? Args.toSliceIndex(args[base + 1], 0) : 0;
        if (i < 0) {
            i = Math.max(i + n, 0);
        }
        return (int) Math.min(i, n + 1L);
    }

    /** The optional argument end brought into 0 to {@code n}. */
    static int end(PyObject[] args, int base, int nargs, int n) {
        long i = nargs > 2 ? Args.toSliceIndex(args[base + 2], Long.MAX_VALUE) : n;
        if (i < 0) {
            i = Math.max(i + n, 0);
        }
        return (int) Math.min(i, n);
    }

    private static int find(String function, PyStr self, PyObject[] args, int base, int nargs, PyTuple kwnames, boolean last) {
        if (kwnames != null) {
            Args.checkNoKeywords("str." + function, kwnames);
        }
        PyStr sub = soughtFor(function, args, base, nargs);
        int n = self.length();
        int from = start(args, base, nargs, n);
        int to = end(args, base, nargs, n);
        return last ? StrSearch.lastIndexOf(self, sub, from, to) : StrSearch.indexOf(self, sub, from, to);
    }

    @PyMethod(value = "expandtabs($self, /, tabsize=8)",
            doc = "Return a copy where all tab characters are expanded using spaces.\n\n"
            + "If tabsize is not given, a tab size of 8 characters is assumed.")
    static PyObject expandtabs(PyStr self, int tabsize) {
        return StrSearch.expandtabs(self, tabsize);
    }

    @PyMethod(value = "find", raw = true, doc = "S.find(sub[, start[, end]]) -> int\n\n"
            + "Return the lowest index in S where substring sub is found,\n"
            + "such that sub is contained within S[start:end].  Optional\n"
            + "arguments start and end are interpreted as in slice notation.\n\n"
            + "Return -1 on failure.")
    static PyObject find(PyStr self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return PyInt.of(find("find", self, args, base, nargs, kwnames, false));
    }

    @PyMethod(value = "partition($self, sep, /)", doc = "Partition the string into three parts using the given separator.\n\n"
            + "This will search for the separator in the string.  If the separator is found,\n"
            + "returns a 3-tuple containing the part before the separator, the separator\n"
            + "itself, and the part after it.\n\n"
            + "If the separator is not found, returns a 3-tuple containing the original string\n"
            + "and two empty strings.")
    static PyObject partition(PyStr self, PyObject sep) {
        return StrSearch.partition(self, mustBeStr(sep));
    }

    private static PyStr mustBeStr(PyObject o) {
        if (o instanceof PyStr s) {
            return s;
        }
        throw PyErr.typeError("must be str, not " + o.type.tpName());
    }

    @PyMethod(value = "index", raw = true, doc = "S.index(sub[, start[, end]]) -> int\n\n"
            + "Return the lowest index in S where substring sub is found,\n"
            + "such that sub is contained within S[start:end].  Optional\n"
            + "arguments start and end are interpreted as in slice notation.\n\n"
            + "Raises ValueError when the substring is not found.")
    static PyObject index(PyStr self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        int i = find("index", self, args, base, nargs, kwnames, false);
        if (i < 0) {
            throw PyErr.valueError("substring not found");
        }
        return PyInt.of(i);
    }

    @PyMethod(value = "ljust($self, width, fillchar=' ', /)", doc = "Return a left-justified string of length width.\n\n"
            + "Padding is done using the specified fill character (default is a space).")
    static PyObject ljust(PyStr self, long width, PyObject fillchar) {
        int c = fillCharacter(fillchar);
        return self.pad(0, width - self.length(), c);
    }

    @PyMethod(value = "lower($self, /)", doc = "Return a copy of the string converted to lowercase.")
    static PyObject lower(PyStr self) {
        return StrCase.convert(self, StrCase.LOWER);
    }

    @PyMethod(value = "lstrip($self, chars=None, /)", doc = "Return a copy of the string with leading whitespace removed.\n\n"
            + "If chars is given and not None, remove characters in chars instead.")
    static PyObject lstrip(PyStr self, PyObject chars) {
        return StrSearch.strip(self, charsToStrip("lstrip", chars), 1);
    }

    private static PyStr charsToStrip(String function, PyObject chars) {
        if (chars == null || chars == PyNone.INSTANCE) {
            return null;
        }
        if (chars instanceof PyStr s) {
            return s;
        }
        throw PyErr.typeError(function + " arg must be None or str");
    }

    @PyMethod(value = "rfind", raw = true, doc = "S.rfind(sub[, start[, end]]) -> int\n\n"
            + "Return the highest index in S where substring sub is found,\n"
            + "such that sub is contained within S[start:end].  Optional\n"
            + "arguments start and end are interpreted as in slice notation.\n\n"
            + "Return -1 on failure.")
    static PyObject rfind(PyStr self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return PyInt.of(find("rfind", self, args, base, nargs, kwnames, true));
    }

    @PyMethod(value = "rindex", raw = true, doc = "S.rindex(sub[, start[, end]]) -> int\n\n"
            + "Return the highest index in S where substring sub is found,\n"
            + "such that sub is contained within S[start:end].  Optional\n"
            + "arguments start and end are interpreted as in slice notation.\n\n"
            + "Raises ValueError when the substring is not found.")
    static PyObject rindex(PyStr self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        int i = find("rindex", self, args, base, nargs, kwnames, true);
        if (i < 0) {
            throw PyErr.valueError("substring not found");
        }
        return PyInt.of(i);
    }

    @PyMethod(value = "rjust($self, width, fillchar=' ', /)", doc = "Return a right-justified string of length width.\n\n"
            + "Padding is done using the specified fill character (default is a space).")
    static PyObject rjust(PyStr self, long width, PyObject fillchar) {
        int c = fillCharacter(fillchar);
        return self.pad(width - self.length(), 0, c);
    }

    @PyMethod(value = "rstrip($self, chars=None, /)", doc = "Return a copy of the string with trailing whitespace removed.\n\n"
            + "If chars is given and not None, remove characters in chars instead.")
    static PyObject rstrip(PyStr self, PyObject chars) {
        return StrSearch.strip(self, charsToStrip("rstrip", chars), 2);
    }

    @PyMethod(value = "rpartition($self, sep, /)", doc = "Partition the string into three parts using the given separator.\n\n"
            + "This will search for the separator in the string, starting at the end. If\n"
            + "the separator is found, returns a 3-tuple containing the part before the\n"
            + "separator, the separator itself, and the part after it.\n\n"
            + "If the separator is not found, returns a 3-tuple containing two empty strings\n"
            + "and the original string.")
    static PyObject rpartition(PyStr self, PyObject sep) {
        return StrSearch.rpartition(self, mustBeStr(sep));
    }

    @PyMethod(value = "splitlines($self, /, keepends=False)",
            doc = "Return a list of the lines in the string, breaking at line boundaries.\n\n"
            + "Line breaks are not included in the resulting list unless keepends is given and\n"
            + "true.")
    static PyObject splitlines(PyStr self, boolean keepends) {
        return StrSearch.splitlines(self, keepends);
    }

    @PyMethod(value = "strip($self, chars=None, /)",
            doc = "Return a copy of the string with leading and trailing whitespace removed.\n\n"
            + "If chars is given and not None, remove characters in chars instead.")
    static PyObject strip(PyStr self, PyObject chars) {
        return StrSearch.strip(self, charsToStrip("strip", chars), 3);
    }

    @PyMethod(value = "swapcase($self, /)",
            doc = "Convert uppercase characters to lowercase and lowercase characters to uppercase.")
    static PyObject swapcase(PyStr self) {
        return StrCase.convert(self, StrCase.SWAPCASE);
    }

    @PyMethod(value = "translate($self, table, /)",
            doc = "Replace each character in the string using the given translation table.\n\n"
            + "  table\n"
            + "    Translation table, which must be a mapping of Unicode ordinals to\n"
            + "    Unicode ordinals, strings, or None.\n\n"
            + "The table must implement lookup/indexing via __getitem__, for instance a\n"
            + "dictionary or list.  If this operation raises LookupError, the character is\n"
            + "left untouched.  Characters mapped to None are deleted.")
    static PyObject translate(PyStr self, PyObject table) {
        return StrTranslate.translate(self, table);
    }

    @PyMethod(value = "upper($self, /)", doc = "Return a copy of the string converted to uppercase.")
    static PyObject upper(PyStr self) {
        return StrCase.convert(self, StrCase.UPPER);
    }

    private static boolean matchesTail(String function, PyStr self, PyObject[] args, int base, int nargs, PyTuple kwnames, boolean atEnd) {
        if (kwnames != null) {
            Args.checkNoKeywords("str." + function, kwnames);
        }
        Args.checkTuple(function, nargs, 1, 3);
        int n = self.length();
        int from = start(args, base, nargs, n);
        int to = end(args, base, nargs, n);
        if (args[base] instanceof PyTuple tuple) {
            for (PyObject o : tuple.items) {
                if (!(o instanceof PyStr sub)) {
                    throw PyErr.typeError("tuple for " + function + " must only contain str, not " + o.type.tpName());
                }
                if (tailMatch(self, sub, from, to, atEnd)) {
                    return true;
                }
            }
            return false;
        }
        if (!(args[base] instanceof PyStr sub)) {
            throw PyErr.typeError(function + " first arg must be str or a tuple of str, not " + args[base].type.tpName());
        }
        return tailMatch(self, sub, from, to, atEnd);
    }

    private static boolean tailMatch(PyStr self, PyStr sub, int from, int to, boolean atEnd) {
        int n = sub.length();
        return to - from >= n && StrSearch.matches(self, atEnd ? to - n : from, sub, n);
    }

    @PyMethod(value = "startswith", raw = true, doc = "S.startswith(prefix[, start[, end]]) -> bool\n\n"
            + "Return True if S starts with the specified prefix, False otherwise.\n"
            + "With optional start, test S beginning at that position.\n"
            + "With optional end, stop comparing S at that position.\n"
            + "prefix can also be a tuple of strings to try.")
    static boolean startswith(PyStr self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return matchesTail("startswith", self, args, base, nargs, kwnames, false);
    }

    @PyMethod(value = "endswith", raw = true, doc = "S.endswith(suffix[, start[, end]]) -> bool\n\n"
            + "Return True if S ends with the specified suffix, False otherwise.\n"
            + "With optional start, test S beginning at that position.\n"
            + "With optional end, stop comparing S at that position.\n"
            + "suffix can also be a tuple of strings to try.")
    static boolean endswith(PyStr self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return matchesTail("endswith", self, args, base, nargs, kwnames, true);
    }

    @PyMethod(value = "removeprefix($self, prefix, /)", doc = "Return a str with the given prefix string removed if present.\n\n"
            + "If the string starts with the prefix string, return string[len(prefix):].\n"
            + "Otherwise, return a copy of the original string.")
    static PyObject removeprefix(PyStr self, PyStr prefix) {
        int n = self.length();
        return tailMatch(self, prefix, 0, n, false) ? self.substring(prefix.length(), n) : self.exact();
    }

    @PyMethod(value = "removesuffix($self, suffix, /)", doc = "Return a str with the given suffix string removed if present.\n\n"
            + "If the string ends with the suffix string and that suffix is not empty,\n"
            + "return string[:-len(suffix)]. Otherwise, return a copy of the original\n"
            + "string.")
    static PyObject removesuffix(PyStr self, PyStr suffix) {
        int n = self.length();
        return tailMatch(self, suffix, 0, n, true) ? self.substring(0, n - suffix.length()) : self.exact();
    }

    @PyMethod(value = "isascii($self, /)", doc = "Return True if all characters in the string are ASCII, False otherwise.\n\n"
            + "ASCII characters have code points in the range U+0000-U+007F.\n"
            + "Empty string is ASCII too.")
    static boolean isascii(PyStr self) {
        return self.isAscii();
    }

    @PyMethod(value = "islower($self, /)", doc = "Return True if the string is a lowercase string, False otherwise.\n\n"
            + "A string is lowercase if all cased characters in the string are lowercase and\n"
            + "there is at least one cased character in the string.")
    static boolean islower(PyStr self) {
        return StrCase.isLower(self);
    }

    @PyMethod(value = "isupper($self, /)", doc = "Return True if the string is an uppercase string, False otherwise.\n\n"
            + "A string is uppercase if all cased characters in the string are uppercase and\n"
            + "there is at least one cased character in the string.")
    static boolean isupper(PyStr self) {
        return StrCase.isUpper(self);
    }

    @PyMethod(value = "istitle($self, /)", doc = "Return True if the string is a title-cased string, False otherwise.\n\n"
            + "In a title-cased string, upper- and title-case characters may only\n"
            + "follow uncased characters and lowercase characters only cased ones.")
    static boolean istitle(PyStr self) {
        return StrCase.isTitle(self);
    }

    @PyMethod(value = "isspace($self, /)", doc = "Return True if the string is a whitespace string, False otherwise.\n\n"
            + "A string is whitespace if all characters in the string are whitespace and there\n"
            + "is at least one character in the string.")
    static boolean isspace(PyStr self) {
        return StrCase.isSpace(self);
    }

    @PyMethod(value = "isdecimal($self, /)", doc = "Return True if the string is a decimal string, False otherwise.\n\n"
            + "A string is a decimal string if all characters in the string are decimal and\n"
            + "there is at least one character in the string.")
    static boolean isdecimal(PyStr self) {
        return StrCase.isDecimal(self);
    }

    @PyMethod(value = "isdigit($self, /)", doc = "Return True if the string is a digit string, False otherwise.\n\n"
            + "A string is a digit string if all characters in the string are digits and there\n"
            + "is at least one character in the string.")
    static boolean isdigit(PyStr self) {
        return StrCase.isDigit(self);
    }

    @PyMethod(value = "isnumeric($self, /)", doc = "Return True if the string is a numeric string, False otherwise.\n\n"
            + "A string is numeric if all characters in the string are numeric and there is at\n"
            + "least one character in the string.")
    static boolean isnumeric(PyStr self) {
        return StrCase.isNumeric(self);
    }

    @PyMethod(value = "isalpha($self, /)", doc = "Return True if the string is an alphabetic string, False otherwise.\n\n"
            + "A string is alphabetic if all characters in the string are alphabetic and there\n"
            + "is at least one character in the string.")
    static boolean isalpha(PyStr self) {
        return StrCase.isAlpha(self);
    }

    @PyMethod(value = "isalnum($self, /)", doc = "Return True if the string is an alpha-numeric string, False otherwise.\n\n"
            + "A string is alpha-numeric if all characters in the string are alpha-numeric and\n"
            + "there is at least one character in the string.")
    static boolean isalnum(PyStr self) {
        return StrCase.isAlnum(self);
    }

    @PyMethod(value = "isidentifier($self, /)",
            doc = "Return True if the string is a valid Python identifier, False otherwise.\n\n"
            + "Call keyword.iskeyword(s) to test whether string s is a reserved identifier,\n"
            + "such as \"def\" or \"class\".")
    static boolean isidentifier(PyStr self) {
        return StrCase.isIdentifier(self);
    }

    @PyMethod(value = "isprintable($self, /)", doc = "Return True if the string is printable, False otherwise.\n\n"
            + "A string is printable if all of its characters are considered printable in\n"
            + "repr() or if it is empty.")
    static boolean isprintable(PyStr self) {
        return StrCase.isPrintable(self);
    }

    // CPython: Objects/unicodeobject.c unicode_zfill_impl
    @PyMethod(value = "zfill($self, width, /)",
            doc = "Pad a numeric string with zeros on the left, to fill a field of the given width.\n\n"
            + "The string is never truncated.")
    static PyObject zfill(PyStr self, long width) {
        int n = self.length();
        if (n >= width) {
            return self.exact();
        }
        PyStr padded = self.pad(width - n, 0, '0');
        int sign = n == 0 ? 0 : self.codePointAt(0);
        if (sign != '+' && sign != '-') {
            return padded;
        }
        padded.decref();
        return StrBuilder.make((int) width).append(sign).repeat('0', (int) (width - n)).append(self, 1, n).finish();
    }

    @PyMethod(value = "format", raw = true, doc = "S.format(*args, **kwargs) -> str\n\n"
            + "Return a formatted version of S, using substitutions from args and kwargs.\n"
            + "The substitutions are identified by braces ('{' and '}').")
    static PyObject format(PyStr self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return StrFormat.format(self, args, base, nargs, kwnames, null);
    }

    @PyMethod(value = "format_map($self, mapping, /)", textSignature = false, doc = "S.format_map(mapping) -> str\n\n"
            + "Return a formatted version of S, using substitutions from mapping.\n"
            + "The substitutions are identified by braces ('{' and '}').")
    static PyObject formatMap(PyStr self, PyObject mapping) {
        return StrFormat.format(self, null, 0, 0, null, mapping);
    }

    @PyMethod(value = "__format__($self, format_spec, /)",
            doc = "Return a formatted version of the string as described by format_spec.")
    static PyObject format(PyStr self, PyStr spec) {
        if (spec.length() == 0) {
            return self.type == TYPE ? self.newRef() : Objects.str(self);
        }
        return FormatSpec.parse(spec, self, 's', '<').formatStr(self);
    }

    @PyMethod(value = "maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)",
            doc = "Return a translation table usable for str.translate().\n\n"
            + "If there is only one argument, it must be a dictionary mapping Unicode\n"
            + "ordinals (integers) or characters to Unicode ordinals, strings or None.\n"
            + "Character keys will be then converted to ordinals.\n"
            + "If there are two arguments, they must be strings of equal length, and\n"
            + "in the resulting dictionary, each character in x will be mapped to the\n"
            + "character at the same position in y. If there is a third argument, it\n"
            + "must be a string, whose characters will be mapped to None in the result.")
    static PyObject maketrans(PyObject x, PyObject y, PyObject z) {
        return StrTranslate.maketrans(x, y, z);
    }

    @PyMethod(value = "__sizeof__($self, /)", doc = "Return the size of the string in memory, in bytes.")
    static long sizeof(PyStr self) {
        return self.sizeof();
    }

    @PyMethod(value = "__getnewargs__($self)", textSignature = false)
    static PyObject getnewargs(PyStr self) {
        return PyTuple.steal(self.length() == 0 ? empty() : self.copy());
    }

    static final class Type extends PyType {
        Type() {
            super("str", PyStrTable.INSTANCE, null, 80, 0, BASETYPE | UNICODE_SUBCLASS | MATCH_SELF | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return StrRepr.repr((PyStr) self);
        }

        @Override
        public PyObject tpStr(PyObject self) {
            return ((PyStr) self).exact();
        }

        @Override
        public long tpHash(PyObject self) {
            return ((PyStr) self).hash();
        }

        // CPython: Objects/unicodeobject.c PyUnicode_RichCompare
        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (!(self instanceof PyStr a) || !(other instanceof PyStr b)) {
                return PyNotImplemented.owned();
            }
            return switch (op) {
                case Objects.EQ -> PyBool.of(a.equalTo(b));
                case Objects.NE -> PyBool.of(!a.equalTo(b));
                default -> Objects.compareResult(a == b ? 0 : a.compareTo(b), op);
            };
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return PyStrIterator.create((PyStr) self);
        }

        @Override
        public PyObject nbRemainder(PyObject left, PyObject right) {
            return left instanceof PyStr s ? PercentFormat.format(s, right) : PyNotImplemented.owned();
        }

        @Override
        public long mpLength(PyObject self) {
            return ((PyStr) self).length();
        }

        // CPython: Objects/unicodeobject.c unicode_subscript
        @Override
        public PyObject mpSubscript(PyObject self, PyObject key) {
            PyStr s = (PyStr) self;
            if (key.type.has(Slot.NB_INDEX)) {
                long i = Abstract.asSsize(key, PyExc.IndexError);
                return sqItem(s, i < 0 ? i + s.length() : i);
            }
            if (!(key instanceof PySlice slice)) {
                throw PyErr.typeError("string indices must be integers, not '" + key.type.tpName() + "'");
            }
            PySlice.Indices r = slice.unpack().adjust(s.length());
            int n = (int) r.length;
            if (n <= 0) {
                return empty();
            }
            if (r.step == 1) {
                return s.substring((int) r.start, (int) r.start + n);
            }
            Object data = s.data;
            if (data instanceof byte[] b) {
                byte[] picked = Payload.bytes(n);
                long at = r.start;
                for (int i = 0; i < n; i++, at += r.step) {
                    picked[i] = b[(int) at];
                }
                return fresh(picked);
            }
            int[] picked = Payload.ints(n);
            long at = r.start;
            for (int i = 0; i < n; i++, at += r.step) {
                picked[i] = s.codePointAt((int) at);
            }
            return n == 1 && picked[0] < 256 ? fresh(new byte[] {(byte) picked[0]}) : of(picked);
        }

        @Override
        public long sqLength(PyObject self) {
            return ((PyStr) self).length();
        }

        @Override
        public PyObject sqConcat(PyObject self, PyObject other) {
            if (!(other instanceof PyStr b)) {
                throw PyErr.typeError("can only concatenate str (not \"" + other.type.tpName() + "\") to str");
            }
            return concat((PyStr) self, b);
        }

        @Override
        public PyObject sqRepeat(PyObject self, long count) {
            return ((PyStr) self).repeat(count);
        }

        @Override
        public PyObject sqItem(PyObject self, long index) {
            PyStr s = (PyStr) self;
            if (index < 0 || index >= s.length()) {
                throw PyErr.indexError("string index out of range");
            }
            return ofCodePoint(s.codePointAt((int) index));
        }

        @Override
        public boolean sqContains(PyObject self, PyObject value) {
            if (!(value instanceof PyStr sub)) {
                throw PyErr.typeError("'in <string>' requires string as left operand, not " + value.type.tpName());
            }
            PyStr s = (PyStr) self;
            return StrSearch.indexOf(s, sub, 0, s.length()) >= 0;
        }

        // CPython: Objects/unicodeobject.c unicode_dealloc
        @Override
        public void tpDealloc(PyObject self) {
            PyStr s = (PyStr) self;
            if (s.isInterned()) {
                InternTable.remove(s);
            }
            super.tpDealloc(self);
        }
    }
}
