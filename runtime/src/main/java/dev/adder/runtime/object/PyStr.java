package dev.adder.runtime.object;

import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A str: code points in the narrowest of three arrays, as PEP 393: {@code byte[]} up to U+00FF, {@code char[]} up to U+FFFF,
 * {@code int[]} beyond. Lone surrogates are code points like others.
 */
@BuiltinType(name = "str")
public final class PyStr extends PyObject {
    public static final PyType TYPE = new Type();

    private static final byte INTERNED = 1;
    private static final byte ASCII_KNOWN = 2;
    private static final byte ASCII = 4;

    private static final PyStr EMPTY = new PyStr(TYPE, new byte[0]);
    private static final PyStr[] LATIN1 = new PyStr[256];

    /** The code points: byte[], char[] or int[], the narrowest that holds them all. Not changed once the str is seen. */
    public final Object data;

    /** The hash, or -1 if it is not known yet. */
    long hash = -1;

    byte bits;

    PyStr(PyType type, Object data) {
        super(type);
        this.data = data;
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
        return new PyStr(TYPE, dataOf(s));
    }

    private static Object dataOf(String s) {
        int n = s.length();
        int or = 0;
        boolean surrogates = false;
        for (int i = 0; i < n; i++) {
            char c = s.charAt(i);
            or |= c;
            surrogates |= Character.isSurrogate(c);
        }
        if (or < 256) {
            return s.getBytes(StandardCharsets.ISO_8859_1);
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
        if (max > 0xFFFF) {
            return new PyStr(TYPE, codePoints);
        }
        if (max > 0xFF) {
            char[] chars = new char[n];
            for (int i = 0; i < n; i++) {
                chars[i] = (char) codePoints[i];
            }
            return new PyStr(TYPE, chars);
        }
        byte[] bytes = new byte[n];
        for (int i = 0; i < n; i++) {
            bytes[i] = (byte) codePoints[i];
        }
        return ofLatin1(bytes);
    }

    /** A str over Latin-1 characters; takes over the array. */
    public static PyStr ofLatin1(byte[] chars) {
        if (chars.length <= 1) {
            return chars.length == 0 ? empty() : ofCodePoint(chars[0] & 0xFF);
        }
        return new PyStr(TYPE, chars);
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
            if (s == null) {
                s = LATIN1[c] = new PyStr(TYPE, new byte[] {(byte) c});
            }
            s.incref();
            return s;
        }
        return new PyStr(TYPE, c <= 0xFFFF ? new char[] {(char) c} : new int[] {c});
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

    /** Called by the intern table when it lets go. */
    void uninterned() {
        bits &= ~INTERNED;
    }

    /** An ASCII form with \x, \\u and \U escapes in place of other characters. */
    static PyStr backslashReplaceNonAscii(PyStr s) {
        StringBuilder b = new StringBuilder();
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (c < 128) {
                b.append((char) c);
            } else if (c < 256) {
                b.append(String.format("\\x%02x", c));
            } else if (c < 0x10000) {
                b.append(String.format("\\u%04x", c));
            } else {
                b.append(String.format("\\U%08x", c));
            }
        }
        return of(b.toString());
    }

    /** The text as a Java string; astral characters become surrogate pairs. */
    @Override
    public String toString() {
        return data instanceof byte[] b ? new String(b, StandardCharsets.ISO_8859_1)
                : data instanceof char[] c ? new String(c)
                : new String((int[]) data, 0, ((int[]) data).length);
    }

    static final class Type extends PyType {
        Type() {
            super("str", PyStrTable.INSTANCE, null, 80, 0, BASETYPE | UNICODE_SUBCLASS | MATCH_SELF);
        }

        @Override
        public long sqLength(PyObject self) {
            return ((PyStr) self).length();
        }

        @Override
        public long tpHash(PyObject self) {
            return ((PyStr) self).hash();
        }

        @Override
        public PyObject tpStr(PyObject self) {
            if (self.type == PyStr.TYPE) {
                return self.newRef();
            }
            return new PyStr(PyStr.TYPE, ((PyStr) self).data);
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
