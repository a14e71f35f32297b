package dev.adder.runtime.module;

import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;

/** What the items of an array are: its type code. */
enum ArrayCode {
    SIGNED_CHAR('b', 1, "b", 1),
    UNSIGNED_CHAR('B', 1, "B", 0),
    UNICODE('u', 4, "w", 20),
    SIGNED_SHORT('h', 2, "h", 4),
    UNSIGNED_SHORT('H', 2, "H", 2),
    SIGNED_INT('i', 4, "i", 8),
    UNSIGNED_INT('I', 4, "I", 6),
    SIGNED_LONG('l', 8, "l", 12),
    UNSIGNED_LONG('L', 8, "L", 10),
    SIGNED_LONG_LONG('q', 8, "q", 12),
    UNSIGNED_LONG_LONG('Q', 8, "Q", 10),
    FLOAT('f', 4, "f", 14),
    DOUBLE('d', 8, "d", 16);

    static final String ALL = "bBuhHiIlLqQfd";

    final char code;
    final int size;
    /** The format of the buffer. */
    final String format;
    /** The number of the machine format for pickles. */
    final int machineFormat;

    ArrayCode(char code, int size, String format, int machineFormat) {
        this.code = code;
        this.size = size;
        this.format = format;
        this.machineFormat = machineFormat;
    }

    static ArrayCode of(int c) {
        int i = c < 128 ? ALL.indexOf(c) : -1;
        return i < 0 ? null : values()[i];
    }

    boolean isInteger() {
        return ordinal() < FLOAT.ordinal() && this != UNICODE;
    }

    /** The item at byte {@code at}. Owned. */
    PyObject get(byte[] b, int at) {
        long v = StructPacking.get(b, at, size, false);
        return switch (this) {
            case UNICODE -> {
                if (v < 0 || v > 0x10FFFF) {
                    throw PyErr.valueError("character U+" + Integer.toHexString((int) v) + " is not in range [U+0000; U+10ffff]");
                }
                yield PyStr.ofCodePoint((int) v);
            }
            case FLOAT -> PyFloat.of(Float.intBitsToFloat((int) v));
            case DOUBLE -> PyFloat.of(Double.longBitsToDouble(v));
            case UNSIGNED_CHAR, UNSIGNED_SHORT, UNSIGNED_INT, UNSIGNED_LONG, UNSIGNED_LONG_LONG -> StructPacking.unsigned(v, size);
            default -> PyInt.of(v);
        };
    }

    /** The bits of a value (borrowed). */
    // CPython: Modules/arraymodule.c b_setitem and the others
    long bits(PyObject v) {
        switch (this) {
            case UNICODE:
                if (!(v instanceof PyStr s) || s.length() != 1) {
                    throw PyErr.typeError("array item must be unicode character");
                }
                return s.codePointAt(0);
            case FLOAT:
                return Float.floatToRawIntBits((float) Args.toDouble(v));
            case DOUBLE:
                return Double.doubleToRawLongBits(Args.toDouble(v));
            default:
                PyInt n = Abstract.index(v);
                try {
                    return integer(n);
                } finally {
                    n.decref();
                }
        }
    }

    private long integer(PyInt n) {
        switch (this) {
            case SIGNED_LONG_LONG:
                if (!n.fitsLong()) {
                    throw PyErr.overflowError("int too big to convert");
                }
                return n.longValue();
            case UNSIGNED_LONG_LONG:
                if (n.signum() < 0) {
                    throw PyErr.overflowError("can't convert negative int to unsigned");
                }
                if (n.bitLength() > 64) {
                    throw PyErr.overflowError("int too big to convert");
                }
                return n.lowBits();
            case UNSIGNED_INT, UNSIGNED_LONG:
                if (n.signum() < 0) {
                    throw PyErr.overflowError("can't convert negative value to unsigned int");
                }
                if (n.bitLength() > 64) {
                    throw PyErr.overflowError("Python int too large to convert to C unsigned long");
                }
                if (this == UNSIGNED_INT && n.bitLength() > 32) {
                    throw PyErr.overflowError("unsigned int is greater than maximum");
                }
                return n.lowBits();
            default:
                break;
        }
        if (!n.fitsLong()) {
            throw PyErr.overflowError("Python int too large to convert to C long");
        }
        long v = n.longValue();
        switch (this) {
            case SIGNED_CHAR -> {
                range(v, Short.MIN_VALUE, Short.MAX_VALUE, "signed short integer");
                range(v, Byte.MIN_VALUE, Byte.MAX_VALUE, "signed char");
            }
            case UNSIGNED_CHAR -> range(v, 0, 255, "unsigned byte integer");
            case SIGNED_SHORT -> range(v, Short.MIN_VALUE, Short.MAX_VALUE, "signed short integer");
            case UNSIGNED_SHORT -> {
                range(v, Integer.MIN_VALUE, Integer.MAX_VALUE, "signed integer");
                range(v, 0, 65535, "unsigned short");
            }
            case SIGNED_INT -> range(v, Integer.MIN_VALUE, Integer.MAX_VALUE, "signed integer");
            default -> {}
        }
        return v;
    }

    private static void range(long v, long min, long max, String what) {
        if (v < min) {
            throw PyErr.overflowError(what + " is less than minimum");
        }
        if (v > max) {
            throw PyErr.overflowError(what + " is greater than maximum");
        }
    }
}
