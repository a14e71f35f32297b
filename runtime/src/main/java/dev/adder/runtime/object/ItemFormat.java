package dev.adder.runtime.object;

import java.math.BigInteger;

/** The items of memoryviews: native single-character formats of struct, little endian. */
final class ItemFormat {
    private ItemFormat() {}

    /** The character of a native format with an optional {@code @}, or 0. */
    // CPython: Objects/memoryobject.c get_native_fmtchar
    static char nativeCharacter(String format) {
        int at = format.startsWith("@") ? 1 : 0;
        if (format.length() != at + 1) {
            return 0;
        }
        char c = format.charAt(at);
        return size(c) > 0 ? c : 0;
    }

    static int size(char c) {
        return switch (c) {
            case 'c', 'b', 'B', '?' -> 1;
            case 'h', 'H' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'l', 'L', 'q', 'Q', 'n', 'N', 'd', 'P' -> 8;
            default -> -1;
        };
    }

    /** The character of the format for access to items; NotImplementedError if there is none. */
    // CPython: Objects/memoryobject.c adjust_fmt
    static char adjust(String format) {
        String f = format.startsWith("@") ? format.substring(1) : format;
        if (f.length() != 1) {
            throw PyErr.notImplementedError("memoryview: unsupported format " + format);
        }
        return f.charAt(0);
    }

    static long read(byte[] b, int at, int size) {
        long v = 0;
        for (int i = size - 1; i >= 0; i--) {
            v = v << 8 | b[at + i] & 0xFF;
        }
        return v;
    }

    static void write(byte[] b, int at, int size, long v) {
        for (int i = 0; i < size; i++) {
            b[at + i] = (byte) (v >> 8 * i);
        }
    }

    static double readDouble(byte[] b, int at, char c) {
        return c == 'd' ? Double.longBitsToDouble(read(b, at, 8)) : Float.intBitsToFloat((int) read(b, at, 4));
    }

    // CPython: Objects/memoryobject.c unpack_single
    static PyObject unpack(byte[] b, int at, char c) {
        switch (c) {
            case 'B':
                return PyInt.of(b[at] & 0xFF);
            case 'b':
                return PyInt.of(b[at]);
            case 'h':
                return PyInt.of((short) read(b, at, 2));
            case 'H':
                return PyInt.of(read(b, at, 2));
            case 'i':
                return PyInt.of((int) read(b, at, 4));
            case 'I':
                return PyInt.of(read(b, at, 4));
            case 'l', 'q', 'n':
                return PyInt.of(read(b, at, 8));
            case 'L', 'Q', 'N', 'P': {
                long v = read(b, at, 8);
                return PyInt.ofUnsigned(v);
            }
            case 'f', 'd':
                return PyFloat.of(readDouble(b, at, c));
            case '?':
                return PyBool.of(b[at] != 0);
            case 'c':
                return PyBytes.of(new byte[] {b[at]});
            default:
                throw PyErr.notImplementedError("memoryview: format " + c + " not supported");
        }
    }

    // CPython: Objects/memoryobject.c pack_single
    static void pack(byte[] b, int at, char c, PyObject item) {
        switch (c) {
            case 'b', 'h', 'i', 'l', 'q', 'n' -> {
                int size = size(c);
                BigInteger v = integer(c, item);
                if (v.bitLength() >= size * 8) {
                    throw badValue(c);
                }
                write(b, at, size, v.longValue());
            }
            case 'B', 'H', 'I', 'L', 'Q', 'N', 'P' -> {
                int size = size(c);
                BigInteger v = integer(c, item);
                if (v.signum() < 0 || v.bitLength() > size * 8) {
                    throw badValue(c);
                }
                write(b, at, size, v.longValue());
            }
            case 'f', 'd' -> {
                double d;
                try {
                    d = Args.toDouble(item);
                } catch (PyException e) {
                    throw translated(e, c);
                }
                packDouble(b, at, c, d);
            }
            case '?' -> b[at] = (byte) (Objects.isTrue(item) ? 1 : 0);
            case 'c' -> {
                if (!(item instanceof PyBytes s)) {
                    throw badType(c);
                }
                if (s.value.length != 1) {
                    throw badValue(c);
                }
                b[at] = s.value[0];
            }
            default -> throw PyErr.notImplementedError("memoryview: format " + c + " not supported");
        }
    }

    private static void packDouble(byte[] b, int at, char c, double d) {
        if (c == 'd') {
            write(b, at, 8, Double.doubleToRawLongBits(d));
        } else {
            write(b, at, 4, Float.floatToRawIntBits((float) d));
        }
    }

    private static BigInteger integer(char c, PyObject item) {
        PyInt i;
        try {
            i = Abstract.index(item);
        } catch (PyException e) {
            throw translated(e, c);
        }
        try {
            return i.bigValue();
        } finally {
            i.decref();
        }
    }

    // CPython: Objects/memoryobject.c fix_error_int
    private static PyException translated(PyException e, char c) {
        if (e.matches(PyExc.TypeError)) {
            e.release();
            return badType(c);
        }
        if (e.matches(PyExc.OverflowError) || e.matches(PyExc.ValueError)) {
            e.release();
            return badValue(c);
        }
        return e;
    }

    private static PyException badType(char c) {
        return PyErr.typeError("memoryview: invalid type for format '" + c + "'");
    }

    private static PyException badValue(char c) {
        return PyErr.valueError("memoryview: invalid value for format '" + c + "'");
    }
}
