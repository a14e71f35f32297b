package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import java.util.Arrays;

/**
 * Collects code points for a new str, in the narrowest array that holds those seen so far (_PyUnicodeWriter). Not a Python object: it
 * owns no references.
 */
public final class StrBuilder {
    private static final Pool<StrBuilder> POOL = new Pool<>(32);

    /** The code points in use; the array that is not null is the storage. */
    private byte[] bytes;
    private char[] chars;
    private int[] ints;
    private int length;

    private StrBuilder() {}

    /** An empty builder. */
    public static StrBuilder make() {
        return make(32);
    }

    /** An empty builder with room for {@code capacity} Latin-1 characters. */
    public static StrBuilder make(int capacity) {
        StrBuilder b = POOL.take();
        if (b == null) {
            b = new StrBuilder();
        }
        b.bytes = Payload.bytes(Math.max(capacity, 8));
        b.length = 0;
        return b;
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    private int grown(int capacity, int needed) {
        if (needed < 0) {
            throw PyErr.memoryError();
        }
        int n = capacity + (capacity >> 1) + 16;
        return n < needed ? needed : n;
    }

    private void reserve(int extra) {
        int needed = length + extra;
        if (bytes != null) {
            if (needed > bytes.length || needed < 0) {
                bytes = Payload.resize(bytes, grown(bytes.length, needed));
            }
        } else if (chars != null) {
            if (needed > chars.length || needed < 0) {
                chars = Payload.resize(chars, grown(chars.length, needed));
            }
        } else if (needed > ints.length || needed < 0) {
            ints = Payload.resize(ints, grown(ints.length, needed));
        }
    }

    /** Makes the storage wide enough for {@code max}. */
    private void widen(int max) {
        if (max <= 0xFF || ints != null || chars != null && max <= 0xFFFF) {
            return;
        }
        if (max <= 0xFFFF) {
            char[] wide = Payload.chars(bytes.length);
            for (int i = 0; i < length; i++) {
                wide[i] = (char) (bytes[i] & 0xFF);
            }
            Payload.release(bytes);
            bytes = null;
            chars = wide;
            return;
        }
        int[] wide = Payload.ints(bytes != null ? bytes.length : chars.length);
        for (int i = 0; i < length; i++) {
            wide[i] = bytes != null ? bytes[i] & 0xFF : chars[i];
        }
        if (bytes != null) {
            Payload.release(bytes);
        } else {
            Payload.release(chars);
        }
        bytes = null;
        chars = null;
        ints = wide;
    }

    /** Appends a code point. */
    public StrBuilder append(int c) {
        widen(c);
        reserve(1);
        if (bytes != null) {
            bytes[length++] = (byte) c;
        } else if (chars != null) {
            chars[length++] = (char) c;
        } else {
            ints[length++] = c;
        }
        return this;
    }

    /** Appends a code point {@code count} times. */
    public StrBuilder repeat(int c, int count) {
        if (count <= 0) {
            return this;
        }
        widen(c);
        reserve(count);
        if (bytes != null) {
            Arrays.fill(bytes, length, length + count, (byte) c);
        } else if (chars != null) {
            Arrays.fill(chars, length, length + count, (char) c);
        } else {
            Arrays.fill(ints, length, length + count, c);
        }
        length += count;
        return this;
    }

    /** Appends all of {@code s}. */
    public StrBuilder append(PyStr s) {
        return append(s, 0, s.length());
    }

    /** Appends the code points of {@code s} from {@code from} to {@code to}. */
    public StrBuilder append(PyStr s, int from, int to) {
        int n = to - from;
        if (n <= 0) {
            return this;
        }
        if (s.data instanceof byte[] b) {
            return append(b, from, to);
        }
        if (s.data instanceof char[] c) {
            if (bytes != null) {
                widen(PyStr.maxOf(c, from, to));
            }
            reserve(n);
            if (chars != null) {
                System.arraycopy(c, from, chars, length, n);
                length += n;
                return this;
            }
        } else {
            if (ints == null) {
                widen(PyStr.maxOf((int[]) s.data, from, to));
            }
            reserve(n);
            if (ints != null) {
                System.arraycopy((int[]) s.data, from, ints, length, n);
                length += n;
                return this;
            }
        }
        for (int i = from; i < to; i++) {
            int c = s.codePointAt(i);
            if (bytes != null) {
                bytes[length++] = (byte) c;
            } else if (chars != null) {
                chars[length++] = (char) c;
            } else {
                ints[length++] = c;
            }
        }
        return this;
    }

    /** Appends Latin-1 characters. */
    public StrBuilder append(byte[] b, int from, int to) {
        int n = to - from;
        if (n <= 0) {
            return this;
        }
        reserve(n);
        if (bytes != null) {
            System.arraycopy(b, from, bytes, length, n);
            length += n;
        } else if (chars != null) {
            for (int i = from; i < to; i++) {
                chars[length++] = (char) (b[i] & 0xFF);
            }
        } else {
            for (int i = from; i < to; i++) {
                ints[length++] = b[i] & 0xFF;
            }
        }
        return this;
    }

    /** Appends a Java string; a surrogate pair becomes one code point. */
    public StrBuilder append(String s) {
        int n = s.length();
        reserve(n);
        for (int i = 0; i < n;) {
            int c = s.codePointAt(i);
            i += Character.charCount(c);
            append(c);
        }
        return this;
    }

    /** The code point at {@code i}. */
    public int codePointAt(int i) {
        return bytes != null ? bytes[i] & 0xFF : chars != null ? chars[i] : ints[i];
    }

    /** Cuts the text down to its first {@code n} code points. */
    public void setLength(int n) {
        length = n;
    }

    /** The text as a new str, owned by the caller. The builder may be used on. */
    public PyStr toStr() {
        if (bytes != null) {
            return PyStr.ofLatin1(Payload.copyOfRange(bytes, 0, length));
        }
        return PyStr.substringOf(chars != null ? chars : ints, 0, length);
    }

    /** {@link #toStr} at the end of the builder's use. */
    public PyStr finish() {
        PyStr s = toStr();
        if (bytes != null) {
            Payload.release(bytes);
        } else if (chars != null) {
            Payload.release(chars);
        } else {
            Payload.release(ints);
        }
        bytes = null;
        chars = null;
        ints = null;
        POOL.give(this);
        return s;
    }

    /** Bytes per character of the storage: 1, 2 or 4. */
    public int kind() {
        return bytes != null ? 1 : chars != null ? 2 : 4;
    }

    @Override
    public String toString() {
        PyStr s = toStr();
        String text = s.toString();
        s.decref();
        return text;
    }
}
