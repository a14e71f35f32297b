package dev.adder.runtime.object;

import dev.adder.runtime.interpreter.ThreadState;
import java.util.Arrays;

/** Ints from and to text, bytes and other numbers (Objects/longobject.c, Objects/abstract.c PyNumber_Long). */
public final class IntConversion {
    /** The limb of an int that fits a long, for the time of one operation under the GIL. */
    private static final long[] LIMB = new long[1];

    private IntConversion() {}

    /** int(o) with one argument. */
    // CPython: Objects/abstract.c PyNumber_Long
    public static PyInt number(PyObject o) {
        if (o.type == PyInt.TYPE) {
            o.incref();
            return (PyInt) o;
        }
        if (o.type.has(Slot.NB_INT)) {
            PyObject r = o.type.nbInt(o);
            if (!(r instanceof PyInt i)) {
                PyException e = PyErr.typeError("__int__ returned non-int (type " + r.type.tpName() + ")");
                r.decref();
                throw e;
            }
            if (i.type == PyInt.TYPE) {
                return i;
            }
            try {
                PyErr.warn(PyExc.DeprecationWarning, "__int__ returned non-int (type " + r.type.tpName() + ").  The ability to return an instance "
                        + "of a strict subclass of int is deprecated, and may not be supported in a future version of Python.", 1);
                return i.exact();
            } finally {
                i.decref();
            }
        }
        if (o.type.has(Slot.NB_INDEX)) {
            PyInt i = Abstract.index(o);
            PyInt r = i.exact();
            i.decref();
            return r;
        }
        PyObject trunc = Objects.lookupSpecial(o, Id.__trunc__);
        if (trunc != null) {
            PyObject r;
            try {
                PyErr.warn(PyExc.DeprecationWarning, "The delegation of int() to __trunc__ is deprecated.", 1);
                r = Call.call(trunc);
            } finally {
                trunc.decref();
            }
            try {
                if (r.type == PyInt.TYPE) {
                    r.incref();
                    return (PyInt) r;
                }
                if (r instanceof PyInt i) {
                    return i.exact();
                }
                if (!Abstract.isIndex(r)) {
                    throw PyErr.typeError("__trunc__ returned non-Integral (type " + r.type.tpName() + ")");
                }
                PyInt i = Abstract.index(r);
                try {
                    return i.exact();
                } finally {
                    i.decref();
                }
            } finally {
                r.decref();
            }
        }
        if (o instanceof PyStr s) {
            return fromText(s, 10);
        }
        if (o instanceof PyBytes b) {
            return fromBytes(b.value, b.value.length, 10);
        }
        if (o instanceof PyByteArray b) {
            return fromBytes(b.toByteArray(), b.size(), 10);
        }
        Buffer b = Abstract.getBufferIfAny(o);
        if (b != null) {
            try {
                byte[] bytes = Arrays.copyOfRange(b.bytes, b.offset, b.offset + (int) b.len);
                return fromBytes(bytes, bytes.length, 10);
            } finally {
                b.release();
            }
        }
        throw PyErr.typeError("int() argument must be a string, a bytes-like object or a real number, not '" + o.type.tpName() + "'");
    }

    private static PyException invalid(int base, PyStr literal, char[] s) {
        PyObject shown;
        if (literal != null) {
            shown = literal.newRef();
        } else {
            byte[] bytes = new byte[Math.min(s.length, 200)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) s[i];
            }
            shown = PyBytes.of(bytes);
        }
        String text;
        try {
            text = Objects.reprText(shown);
        } finally {
            shown.decref();
        }
        if (text.codePointCount(0, text.length()) > 200) {
            text = text.substring(0, text.offsetByCodePoints(0, 200));
        }
        return PyErr.valueError("invalid literal for int() with base " + base + ": " + text);
    }

    /** Parses a str, whose digits may be of any script. */
    public static PyInt fromText(PyStr s, int base) {
        int n = s.length();
        char[] ascii = Payload.chars(n);
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (c >= 128) {
                int digit = Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
                c = digit >= 0 ? '0' + digit : Character.isSpaceChar(c) || Character.isWhitespace(c) || c == 0x85 ? ' ' : '?';
            }
            ascii[i] = (char) c;
        }
        try {
            return parse(ascii, base, s);
        } finally {
            Payload.release(ascii);
        }
    }

    /** Parses bytes of any kind of object; messages show them as bytes. */
    // CPython: Objects/longobject.c _PyLong_FromBytes
    static PyInt fromBytes(byte[] bytes, int length, int base) {
        char[] ascii = new char[length];
        for (int i = 0; i < length; i++) {
            ascii[i] = (char) (bytes[i] & 0xFF);
        }
        return parse(ascii, base, null);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= 9 && c <= 13 || c >= 0x1c && c <= 0x1f;
    }

    /** Parses characters; {@code literal} is the str that they come from, or null for those of bytes. */
    // CPython: Objects/longobject.c PyLong_FromString
    private static PyInt parse(char[] s, int base, PyStr literal) {
        int from = 0;
        int to = s.length;
        while (from < to && isSpace(s[from])) {
            from++;
        }
        while (to > from && isSpace(s[to - 1])) {
            to--;
        }
        boolean negative = false;
        if (from < to && (s[from] == '+' || s[from] == '-')) {
            negative = s[from++] == '-';
        }
        int radix = base;
        boolean zeroOnly = false;
        if (from + 1 < to && s[from] == '0') {
            int prefix = switch (s[from + 1]) {
                case 'x', 'X' -> 16;
                case 'o', 'O' -> 8;
                case 'b', 'B' -> 2;
                default -> 0;
            };
            if (prefix != 0 && (base == 0 || base == prefix)) {
                radix = prefix;
                from += 2;
                if (from < to && s[from] == '_') {
                    from++;
                }
            } else if (base == 0) {
                zeroOnly = true;
            }
        }
        if (radix == 0) {
            radix = 10;
        }
        int n = 0;
        boolean afterDigit = false;
        for (int i = from; i < to; i++) {
            char c = s[i];
            if (c == '_') {
                if (!afterDigit) {
                    throw invalid(base, literal, s);
                }
                afterDigit = false;
                continue;
            }
            int d = c < 128 ? Character.digit(c, radix) : -1;
            if (d < 0 || zeroOnly && d != 0) {
                throw invalid(base, literal, s);
            }
            n++;
            afterDigit = true;
        }
        if (n == 0 || !afterDigit) {
            throw invalid(base, literal, s);
        }
        if ((radix & radix - 1) != 0) {
            int max = ThreadState.current.interpreter.intMaxStrDigits;
            if (max > 0 && n > 640 && n > max) {
                throw PyErr.valueError("Exceeds the limit (" + max + " digits) for integer string conversion: value has " + n
                        + " digits; use sys.set_int_max_str_digits() to increase the limit");
            }
        }
        if (n <= 12 || radix == 10 && n <= 18) {
            long v = 0;
            for (int i = from; i < to; i++) {
                if (s[i] != '_') {
                    v = v * radix + LimbText.digit(s[i]);
                }
            }
            return PyInt.of(negative ? -v : v);
        }
        return LimbText.parse(s, from, to, n, radix, negative);
    }

    /** str(i): decimal, within the limit on digits. */
    // CPython: Objects/longobject.c long_to_decimal_string_internal
    public static PyStr toText(PyInt i) {
        if (i.fitsLong()) {
            return PyStr.ofLong(i.longValue());
        }
        int max = ThreadState.current.interpreter.intMaxStrDigits;
        if (max > 0) {
            long bits = i.bitLength();
            if (bits * 3 / 10 >= Math.max(max, 640) && bits > (long) (max / 3.0 * 10) + 0) {
                checkDigits(i, max);
            }
            byte[] s = decimal(i);
            int digits = s.length - (i.signum() < 0 ? 1 : 0);
            if (digits > max && digits > 640) {
                Payload.release(s);
                throw tooManyDigits(max);
            }
            return PyStr.ofLatin1(s);
        }
        return PyStr.ofLatin1(decimal(i));
    }

    private static byte[] decimal(PyInt i) {
        return LimbText.decimal(((PyBigInt) i).limbs, i.magnitudeSize(), i.signum() < 0);
    }

    private static void checkDigits(PyInt i, int max) {
        // a number with more than max digits has at least log2(10**max) bits; do not convert it to find out
        if (i.bitLength() > max * 3.3219280948873626 + 1) {
            throw tooManyDigits(max);
        }
    }

    private static PyException tooManyDigits(int max) {
        return PyErr.valueError("Exceeds the limit (" + max + " digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
    }

    static boolean isLittle(PyStr byteorder) {
        if (byteorder == null || byteorder.equalTo("big")) {
            return false;
        }
        if (byteorder.equalTo("little")) {
            return true;
        }
        throw PyErr.valueError("byteorder must be either 'little' or 'big'");
    }

    // CPython: Objects/longobject.c _PyLong_AsByteArray
    static byte[] toBytes(PyInt i, long length, boolean little, boolean signed) {
        boolean negative = i.signum() < 0;
        if (negative && !signed) {
            throw PyErr.overflowError("can't convert negative int to unsigned");
        }
        int n = i.magnitudeSize();
        long[] limbs = i.magnitude(LIMB);
        long bits = Limbs.bitLength(limbs, n);
        // of the numbers with a highest bit alone the negative one fits into a bit less
        if (signed && !(negative && Limbs.trailingZeros(limbs) == bits - 1)) {
            bits++;
        }
        if (bits > 8 * length && n != 0) {
            throw PyErr.overflowError("int too big to convert");
        }
        byte[] out = Payload.bytes((int) length);
        LimbText.toBytes(limbs, n, negative, out, little);
        return out;
    }

    /** The value of bytes (_PyLong_FromByteArray). */
    public static PyInt ofBytes(byte[] bytes, boolean little, boolean signed) {
        return LimbText.ofBytes(bytes, bytes.length, little, signed);
    }
}
