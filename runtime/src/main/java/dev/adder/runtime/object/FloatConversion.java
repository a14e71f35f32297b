package dev.adder.runtime.object;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/** Floats from and to text and other numbers (Objects/floatobject.c, Python/pystrtod.c). */
public final class FloatConversion {
    private static final double NEGATIVE_NAN = Double.longBitsToDouble(0xFFF8000000000000L);

    private FloatConversion() {}

    /** float(o), a str or bytes included. */
    // CPython: Objects/floatobject.c float_new_impl, Objects/abstract.c PyNumber_Float
    static PyFloat fromObject(PyObject o) {
        if (o.type == PyStr.TYPE) {
            return PyFloat.of(parse(o));
        }
        if (o.type.has(Slot.NB_FLOAT) || o.type.has(Slot.NB_INDEX) || o instanceof PyFloat) {
            return number(o);
        }
        if (o instanceof PyStr || o instanceof PyBytes || o instanceof PyByteArray) {
            return PyFloat.of(parse(o));
        }
        Buffer b = Abstract.getBufferIfAny(o);
        if (b != null) {
            b.release();
            return PyFloat.of(parse(o));
        }
        throw PyErr.typeError("float() argument must be a string or a real number, not '" + o.type.tpName() + "'");
    }

    /** PyNumber_Float of a number: an exact float. */
    public static PyFloat number(PyObject o) {
        if (o.type == PyFloat.TYPE) {
            o.incref();
            return (PyFloat) o;
        }
        return PyFloat.of(numberValue(o));
    }

    /** PyFloat_AsDouble: "must be real number, not X" if it is none. */
    public static double toDouble(PyObject o) {
        return o instanceof PyFloat f ? f.value : numberValue(o);
    }

    /** The value of a number, which for an instance of a class that derives from float its {@code __float__} gives. */
    private static double numberValue(PyObject o) {
        if (o.type.has(Slot.NB_FLOAT)) {
            PyObject r = o.type.nbFloat(o);
            try {
                if (!(r instanceof PyFloat f)) {
                    throw PyErr.typeError(o.type.tpName() + ".__float__ returned non-float (type " + r.type.tpName() + ")");
                }
                if (r.type != PyFloat.TYPE) {
                    PyErr.warn(PyExc.DeprecationWarning, o.type.tpName() + ".__float__ returned non-float (type " + r.type.tpName()
                            + ").  The ability to return an instance of a strict subclass of float is deprecated, and may not be supported "
                            + "in a future version of Python.", 1);
                }
                return f.value;
            } finally {
                r.decref();
            }
        }
        if (o.type.has(Slot.NB_INDEX)) {
            PyInt i = Abstract.index(o);
            try {
                return IntArithmetic.toDouble(i);
            } finally {
                i.decref();
            }
        }
        if (o instanceof PyFloat f) {
            return f.value;
        }
        throw PyErr.typeError("must be real number, not " + o.type.tpName());
    }

    /** int(x): truncated. */
    public static PyInt toInt(double x) {
        if (Double.isInfinite(x)) {
            throw PyErr.overflowError("cannot convert float infinity to integer");
        }
        if (Double.isNaN(x)) {
            throw PyErr.valueError("cannot convert float NaN to integer");
        }
        if (Math.abs(x) < 0x1p63) {
            return PyInt.of((long) x);
        }
        return PyInt.of(new BigDecimal(x).toBigInteger());
    }

    /** The shortest text that reads back as {@code x}, as repr() shows it. */
    // CPython: Python/pystrtod.c PyOS_double_to_string with 'r'
    public static String repr(double x) {
        if (Double.isNaN(x)) {
            return "nan";
        }
        if (Double.isInfinite(x)) {
            return x > 0 ? "inf" : "-inf";
        }
        if (x == 0) {
            return 1 / x < 0 ? "-0.0" : "0.0";
        }
        BigDecimal d = new BigDecimal(Double.toString(Math.abs(x))).stripTrailingZeros();
        if (Math.abs(x) < 1e-321 && d.precision() == 2) {
            // Double.toString prefers the nearer of two digits to a single digit that reads back as well.
            BigDecimal shorter = d.round(new MathContext(1, RoundingMode.HALF_EVEN));
            d = shorter.doubleValue() == Math.abs(x) ? shorter : d;
        }
        String digits = d.unscaledValue().toString();
        int point = digits.length() - d.scale();
        StringBuilder b = new StringBuilder(24);
        if (x < 0) {
            b.append('-');
        }
        if (point > 16 || point <= -4) {
            b.append(digits.charAt(0));
            if (digits.length() > 1) {
                b.append('.').append(digits, 1, digits.length());
            }
            int e = point - 1;
            b.append('e').append(e < 0 ? '-' : '+');
            if (Math.abs(e) < 10) {
                b.append('0');
            }
            b.append(Math.abs(e));
        } else if (point <= 0) {
            b.append("0.").repeat("0", -point).append(digits);
        } else if (point >= digits.length()) {
            b.append(digits).repeat("0", point - digits.length()).append(".0");
        } else {
            b.append(digits, 0, point).append('.').append(digits, point, digits.length());
        }
        return b.toString();
    }

    private static PyException invalid(PyObject literal) {
        return PyErr.valueError("could not convert string to float: " + Objects.reprText(literal));
    }

    /** Parses a str or bytes-like literal. */
    // CPython: Objects/floatobject.c PyFloat_FromString
    private static double parse(PyObject o) {
        StringBuilder b = new StringBuilder();
        if (o instanceof PyStr s) {
            for (int i = 0; i < s.length(); i++) {
                int c = s.codePointAt(i);
                if (c >= 128) {
                    int digit = Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
                    c = digit >= 0 ? '0' + digit : Character.isSpaceChar(c) || Character.isWhitespace(c) || c == 0x85 ? ' ' : '?';
                }
                b.append((char) c);
            }
        } else {
            Buffer buffer = Abstract.getBuffer(o, Buffer.SIMPLE);
            try {
                for (byte c : Arrays.copyOfRange(buffer.bytes, buffer.offset, buffer.offset + (int) buffer.len)) {
                    b.append((char) (c & 0xFF));
                }
            } finally {
                buffer.release();
            }
        }
        int from = 0;
        int to = b.length();
        while (from < to && isSpace(b.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(b.charAt(to - 1))) {
            to--;
        }
        Double d = parse(b.substring(from, to));
        if (d == null) {
            throw invalid(o);
        }
        return d;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= 9 && c <= 13 || c >= 0x1c && c <= 0x1f;
    }

    /** A decimal literal with underscores between digits, inf or nan; null if it is none. */
    static Double parse(String s) {
        int n = s.length();
        int i = 0;
        boolean negative = false;
        if (i < n && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
            negative = s.charAt(i++) == '-';
        }
        String rest = s.substring(i).toLowerCase(java.util.Locale.ROOT);
        if (rest.equals("inf") || rest.equals("infinity")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (rest.equals("nan")) {
            return negative ? NEGATIVE_NAN : Double.NaN;
        }
        StringBuilder b = new StringBuilder(n);
        boolean digits = false;
        boolean exponent = false;
        boolean point = false;
        boolean exponentDigits = false;
        char previous = 0;
        for (int k = 0; k < rest.length(); k++) {
            char c = rest.charAt(k);
            if (c >= '0' && c <= '9') {
                if (exponent) {
                    exponentDigits = true;
                } else {
                    digits = true;
                }
                b.append(c);
            } else if (c == '_') {
                if (!(previous >= '0' && previous <= '9') || k + 1 == rest.length() || !(rest.charAt(k + 1) >= '0' && rest.charAt(k + 1) <= '9')) {
                    return null;
                }
            } else if (c == '.') {
                if (point || exponent) {
                    return null;
                }
                point = true;
                b.append(c);
            } else if (c == 'e') {
                if (exponent || !digits) {
                    return null;
                }
                exponent = true;
                b.append(c);
            } else if ((c == '+' || c == '-') && previous == 'e') {
                b.append(c);
            } else {
                return null;
            }
            previous = c;
        }
        if (!digits || exponent && !exponentDigits) {
            return null;
        }
        double d = Double.parseDouble(b.toString());
        return negative ? -d : d;
    }

    /** float.hex(). */
    static String toHex(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return repr(x);
        }
        String sign = 1 / x < 0 || x < 0 ? "-" : "";
        x = Math.abs(x);
        if (x == 0) {
            return sign + "0x0.0p+0";
        }
        long bits = Double.doubleToRawLongBits(x);
        long mantissa = bits & (1L << 52) - 1;
        int e = (int) (bits >>> 52);
        String lead = e == 0 ? "0" : "1";
        int exponent = e == 0 ? -1022 : e - 1023;
        return sign + "0x" + lead + "." + String.format("%013x", mantissa) + "p" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    /** float.fromhex(). */
    // CPython: Objects/floatobject.c float_fromhex
    static double parseHex(String text) {
        String s = text.strip().toLowerCase(java.util.Locale.ROOT);
        int i = 0;
        boolean negative = false;
        if (i < s.length() && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
            negative = s.charAt(i++) == '-';
        }
        String rest = s.substring(i);
        if (rest.equals("inf") || rest.equals("infinity")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (rest.equals("nan")) {
            return negative ? NEGATIVE_NAN : Double.NaN;
        }
        if (rest.startsWith("0x")) {
            rest = rest.substring(2);
        }
        int p = rest.indexOf('p');
        String digits = p < 0 ? rest : rest.substring(0, p);
        int dot = digits.indexOf('.');
        String all = dot < 0 ? digits : digits.substring(0, dot) + digits.substring(dot + 1);
        long exponent = 0;
        boolean ok = !all.isEmpty();
        for (int k = 0; k < all.length() && ok; k++) {
            ok = all.charAt(k) < 128 && Character.digit(all.charAt(k), 16) >= 0;
        }
        if (p >= 0) {
            String e = rest.substring(p + 1);
            int from = !e.isEmpty() && (e.charAt(0) == '+' || e.charAt(0) == '-') ? 1 : 0;
            ok &= e.length() > from;
            for (int k = from; k < e.length() && ok; k++) {
                ok = e.charAt(k) >= '0' && e.charAt(k) <= '9';
            }
            if (ok) {
                BigInteger big = new BigInteger(e.charAt(0) == '+' ? e.substring(1) : e);
                exponent = big.bitLength() > 40 ? big.signum() * (1L << 40) : big.longValue();
            }
        }
        if (!ok) {
            throw PyErr.valueError("invalid hexadecimal floating-point string");
        }
        BigInteger mantissa = new BigInteger(all, 16);
        if (mantissa.signum() == 0) {
            return negative ? -0.0 : 0.0;
        }
        if (dot >= 0) {
            exponent -= 4L * (digits.length() - dot - 1);
        }
        double r;
        if (exponent + mantissa.bitLength() > 1100) {
            r = Double.POSITIVE_INFINITY;
        } else if (exponent + mantissa.bitLength() < -1200) {
            r = 0;
        } else {
            r = IntArithmetic.scaled(mantissa, (int) exponent);
        }
        if (Double.isInfinite(r)) {
            throw PyErr.overflowError("hexadecimal value too large to represent as a float");
        }
        return negative ? -r : r;
    }
}
