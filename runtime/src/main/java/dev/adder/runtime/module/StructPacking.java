package dev.adder.runtime.module;

import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyByteArray;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import java.util.ArrayList;
import java.util.Arrays;

/** Struct formats and the conversion of values to bytes and back; without state, so that array and memoryview can use it. */
public final class StructPacking {
    private StructPacking() {}

    /** A compiled format. */
    record Format(StructCode[] codes, int size, int count) {}

    /** The size of one value of a code, or 0 if there is no such code. */
    static int itemSize(char c, boolean nativeMode) {
        return switch (c) {
            case 'x', 'b', 'B', 'c', 's', 'p', '?' -> 1;
            case 'h', 'H', 'e' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'l', 'L' -> nativeMode ? 8 : 4;
            case 'q', 'Q', 'd' -> 8;
            case 'n', 'N', 'P' -> nativeMode ? 8 : 0;
            default -> 0;
        };
    }

    // CPython: Modules/_struct.c prepare_s
    static Format parse(byte[] text) {
        int i = 0;
        boolean nativeMode = true;
        boolean big = false;
        if (text.length > 0) {
            switch (text[0]) {
                case '<', '=' -> {
                    nativeMode = false;
                    i = 1;
                }
                case '>', '!' -> {
                    nativeMode = false;
                    big = true;
                    i = 1;
                }
                case '@' -> i = 1;
                default -> {}
            }
        }
        for (byte b : text) {
            if (b == 0) {
                throw StructModule.error("embedded null character");
            }
        }
        ArrayList<StructCode> codes = new ArrayList<>();
        long size = 0;
        long count = 0;
        while (i < text.length) {
            char c = (char) (text[i++] & 0xFF);
            if (c == ' ' || c >= '\t' && c <= '\r') {
                continue;
            }
            long num = 1;
            boolean counted = false;
            if (c >= '0' && c <= '9') {
                num = c - '0';
                counted = true;
                c = 0;
                while (i < text.length) {
                    c = (char) (text[i++] & 0xFF);
                    if (c < '0' || c > '9') {
                        break;
                    }
                    if (num >= Long.MAX_VALUE / 10 && (num > Long.MAX_VALUE / 10 || c - '0' > Long.MAX_VALUE % 10)) {
                        throw tooLong();
                    }
                    num = num * 10 + (c - '0');
                    c = 0;
                }
                if (c == 0) {
                    throw StructModule.error("repeat count given without format specifier");
                }
            }
            int itemSize = itemSize(c, nativeMode);
            if (itemSize == 0) {
                throw StructModule.error("bad char in struct format");
            }
            if (nativeMode && c != 'x' && c != 's' && c != 'p' && size > 0) {
                size = size + itemSize - 1 & -(long) itemSize;
            }
            if (num > (Long.MAX_VALUE - size) / itemSize) {
                throw tooLong();
            }
            long offset = size;
            size += num * itemSize;
            if (size > Integer.MAX_VALUE - 64) {
                // no array of this JVM is longer; the size is all that such a format is good for
                codes.clear();
                count = 0;
                continue;
            }
            boolean wide = nativeMode || !big && c != 'f' && c != 'd' && (c == 'q' || c == 'Q' || itemSize(c, true) == itemSize);
            if (c == 's' || c == 'p') {
                codes.add(new StructCode(c, (int) offset, (int) num, 1, big, wide));
                count++;
            } else if (c != 'x' && num > 0) {
                codes.add(new StructCode(c, (int) offset, itemSize, (int) num, big, wide));
                count += num;
            }
        }
        if (size > Integer.MAX_VALUE - 64) {
            throw tooLong();
        }
        return new Format(codes.toArray(new StructCode[0]), (int) size, (int) count);
    }

    private static PyException tooLong() {
        return StructModule.error("total struct size too long");
    }

    // Bytes

    static void put(byte[] b, int at, int size, boolean big, long v) {
        for (int i = 0; i < size; i++) {
            b[big ? at + size - 1 - i : at + i] = (byte) v;
            v >>= 8;
        }
    }

    /** The value of {@code size} bytes, with the sign extended. */
    static long get(byte[] b, int at, int size, boolean big) {
        long v = b[big ? at : at + size - 1];
        for (int i = size - 2; i >= 0; i--) {
            v = v << 8 | b[big ? at + size - 1 - i : at + i] & 0xFF;
        }
        return v;
    }

    static PyInt unsigned(long v, int size) {
        if (size < 8) {
            return PyInt.of(v & (1L << 8 * size) - 1);
        }
        return PyInt.ofUnsigned(v);
    }

    // Unpacking

    /** The value at {@code at}. Owned. */
    static PyObject unpack(StructCode c, byte[] b, int at) {
        int size = c.size();
        switch (c.code()) {
            case 'c':
                return PyBytes.of(new byte[] {b[at]});
            case 's':
                return PyBytes.of(Arrays.copyOfRange(b, at, at + size));
            case 'p': {
                int n = size == 0 ? 0 : Math.min(b[at] & 0xFF, size - 1);
                return PyBytes.of(n == 0 ? new byte[0] : Arrays.copyOfRange(b, at + 1, at + 1 + n));
            }
            case '?':
                return PyBool.of(b[at] != 0);
            case 'b', 'h', 'i', 'l', 'q', 'n':
                return PyInt.of(get(b, at, size, c.bigEndian()));
            case 'e':
                return PyFloat.of(Float.float16ToFloat((short) get(b, at, 2, c.bigEndian())));
            case 'f':
                return PyFloat.of(Float.intBitsToFloat((int) get(b, at, 4, c.bigEndian())));
            case 'd':
                return PyFloat.of(Double.longBitsToDouble(get(b, at, 8, c.bigEndian())));
            default:
                return unsigned(get(b, at, size, c.bigEndian()), size);
        }
    }

    // Packing

    /** Writes {@code v} (borrowed) at {@code at}. */
    // CPython: Modules/_struct.c s_pack_internal
    static void pack(StructCode c, byte[] b, int at, PyObject v) {
        try {
            packValue(c, b, at, v);
        } catch (PyException e) {
            if (!(v instanceof PyInt) || !e.matches(PyExc.OverflowError)) {
                throw e;
            }
            e.release();
            throw StructModule.error("int too large to convert");
        }
    }

    private static void packValue(StructCode c, byte[] b, int at, PyObject v) {
        switch (c.code()) {
            case 's', 'p' -> packString(c, b, at, v);
            case 'c' -> {
                if (!(v instanceof PyBytes s) || s.value.length != 1) {
                    throw StructModule.error("char format requires a bytes object of length 1");
                }
                b[at] = s.value[0];
            }
            case '?' -> b[at] = (byte) (Objects.isTrue(v) ? 1 : 0);
            case 'e', 'f', 'd' -> packFloat(c, b, at, v);
            default -> put(b, at, c.size(), c.bigEndian(), integer(c, v));
        }
    }

    private static void packString(StructCode c, byte[] b, int at, PyObject v) {
        byte[] s;
        if (v instanceof PyBytes y) {
            s = y.value;
        } else if (v instanceof PyByteArray y) {
            s = y.toByteArray();
        } else {
            throw StructModule.error("argument for '" + c.code() + "' must be a bytes object");
        }
        if (c.code() == 's') {
            System.arraycopy(s, 0, b, at, Math.min(s.length, c.size()));
        } else if (c.size() > 0) {
            int n = Math.min(s.length, c.size() - 1);
            System.arraycopy(s, 0, b, at + 1, n);
            b[at] = (byte) Math.min(n, 255);
        }
    }

    private static void packFloat(StructCode c, byte[] b, int at, PyObject v) {
        double x;
        if (v instanceof PyFloat f) {
            x = f.value;
        } else {
            try {
                x = Args.toDouble(v);
            } catch (PyException e) {
                e.release();
                throw StructModule.error("required argument is not a float");
            }
        }
        switch (c.code()) {
            case 'd' -> put(b, at, 8, c.bigEndian(), Double.doubleToRawLongBits(x));
            case 'f' -> {
                float y = (float) x;
                if (Float.isInfinite(y) && !Double.isInfinite(x) && !c.wide()) {
                    throw PyErr.overflowError("float too large to pack with f format");
                }
                put(b, at, 4, c.bigEndian(), Float.floatToRawIntBits(y));
            }
            default -> put(b, at, 2, c.bigEndian(), half(x));
        }
    }

    /** The half-precision bits of a double, rounded once, half to even. */
    // CPython: Objects/floatobject.c PyFloat_Pack2
    static int half(double x) {
        int sign = (int) (Double.doubleToRawLongBits(x) >>> 63);
        int e;
        int bits;
        if (x == 0) {
            e = 0;
            bits = 0;
        } else if (Double.isInfinite(x)) {
            e = 0x1f;
            bits = 0;
        } else if (Double.isNaN(x)) {
            e = 0x1f;
            bits = 512;
        } else {
            double a = Math.abs(x);
            int exponent = Math.getExponent(a);
            if (exponent >= 16) {
                throw halfOverflow();
            }
            if (exponent < -25) {
                e = 0;
                bits = 0;
            } else {
                double f;
                if (exponent < -14) {
                    f = Math.scalb(a, 14);
                    e = 0;
                } else {
                    f = Math.scalb(a, -exponent) - 1.0;
                    e = exponent + 15;
                }
                f *= 1024.0;
                bits = (int) f;
                f -= bits;
                if (f > 0.5 || f == 0.5 && bits % 2 == 1) {
                    if (++bits == 1024) {
                        bits = 0;
                        if (++e == 31) {
                            throw halfOverflow();
                        }
                    }
                }
            }
        }
        return sign << 15 | e << 10 | bits;
    }

    private static PyException halfOverflow() {
        return PyErr.overflowError("float too large to pack with e format");
    }

    // CPython: Modules/_struct.c get_pylong, get_long and the packers of integers
    private static long integer(StructCode c, PyObject v) {
        PyInt n;
        if (v instanceof PyInt i) {
            i.incref();
            n = i;
        } else if (Abstract.isIndex(v)) {
            n = Abstract.index(v);
        } else {
            throw StructModule.error("required argument is not an integer");
        }
        try {
            return switch (c.code()) {
                case 'b' -> checked(c, signed(c, n), "byte format requires -128 <= number <= 127");
                case 'B' -> {
                    long x = signed(c, n);
                    if (x < 0 || x > 255) {
                        throw StructModule.error("ubyte format requires 0 <= number <= 255");
                    }
                    yield x;
                }
                case 'h' -> checked(c, signed(c, n), c.wide() ? "short format requires -32768 <= number <= 32767" : null);
                case 'H' -> {
                    long x = c.wide() ? signed(c, n) : unsigned(c, n);
                    if (c.wide() && (x < 0 || x > 0xFFFF)) {
                        throw StructModule.error("ushort format requires 0 <= number <= 65535");
                    }
                    yield checkedUnsigned(c, x);
                }
                case 'i', 'l', 'q', 'n' -> checked(c, signed(c, n), null);
                case 'P' -> {
                    if (!n.fitsLong() && n.signum() < 0) {
                        throw StructModule.error("int too large to convert");
                    }
                    yield n.signum() < 0 ? n.longValue() : unsigned(c, n);
                }
                default -> checkedUnsigned(c, unsigned(c, n));
            };
        } finally {
            n.decref();
        }
    }

    private static PyException outOfRange(StructCode c) {
        return StructModule.error(c.code() == 'P' || !c.wide() && (c.code() == 'q' || c.code() == 'Q')
                ? "int too large to convert" : "argument out of range");
    }

    private static long signed(StructCode c, PyInt n) {
        if (!n.fitsLong()) {
            throw outOfRange(c);
        }
        return n.longValue();
    }

    private static long unsigned(StructCode c, PyInt n) {
        if (n.signum() < 0 || n.bitLength() > 64) {
            throw outOfRange(c);
        }
        return n.lowBits();
    }

    private static long checked(StructCode c, long x, String message) {
        int bits = 8 * c.size();
        if (bits < 64 && x != x << 64 - bits >> 64 - bits) {
            long max = (1L << bits - 1) - 1;
            throw StructModule.error(message != null ? message
                    : "'" + c.code() + "' format requires " + (-max - 1) + " <= number <= " + max);
        }
        return x;
    }

    private static long checkedUnsigned(StructCode c, long x) {
        int bits = 8 * c.size();
        if (bits < 64 && x >>> bits != 0) {
            throw StructModule.error("'" + c.code() + "' format requires 0 <= number <= " + ((1L << bits) - 1));
        }
        return x;
    }

    /** A contiguous buffer of {@code o}: anything that has one. */
    static Buffer simple(PyObject o) {
        return Abstract.getBuffer(o, Buffer.SIMPLE);
    }
}
