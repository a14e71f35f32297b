package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.FloatConversion;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyByteArray;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import java.io.ByteArrayOutputStream;

/** How values of each type code go into memory and come out of it (Modules/_ctypes/cfield.c). */
final class CtypesCodes {
    /** The codes of simple types. */
    static final String SIMPLE = "cbBhHiIlLdfuzZqQPO?g";

    private static final String SWAPPABLE = "hHiIlLqQfd";
    private CtypesCodes() {}

    static int size(char code) {
        return switch (code) {
            case 'c', 'b', 'B', '?' -> 1;
            case 'h', 'H' -> 2;
            case 'i', 'I', 'f', 'u' -> 4;
            case 'g' -> 16;
            default -> 8;
        };
    }

    static boolean isInteger(char code) {
        return "bBhHiIlLqQ?cu".indexOf(code) >= 0;
    }

    static boolean isSwappable(char code) {
        return SWAPPABLE.indexOf(code) >= 0;
    }

    private static boolean isSigned(char code) {
        return "bhilq".indexOf(code) >= 0;
    }

    /** The letter in the struct format of a buffer. */
    static char formatLetter(char code) {
        return switch (code) {
            case 'l' -> 'q';
            case 'L' -> 'Q';
            default -> code;
        };
    }

    private static long raw(byte[] b, boolean swapped) {
        long v = 0;
        for (int i = 0; i < b.length; i++) {
            v = v << 8 | b[swapped ? i : b.length - 1 - i] & 0xff;
        }
        return v;
    }

    private static byte[] bytes(long v, int size, boolean swapped) {
        byte[] b = new byte[size];
        for (int i = 0; i < size; i++) {
            b[swapped ? size - 1 - i : i] = (byte) (v >>> 8 * i);
        }
        return b;
    }

    static long readWord(CtypesMemory m, long address) {
        return raw(m.read(address, 8), false);
    }

    static void writeWord(CtypesMemory m, long address, long value) {
        m.write(address, bytes(value, 8, false), 0, 8);
    }

    /**
     * The value at {@code address}, owned.
     *
     * @param size the size of the field in bytes; of a bit field the number of bits in the upper half, the shift in the lower
     */
    static PyObject get(CtypesMemory m, char code, boolean swapped, long address, long size) {
        switch (code) {
            case 'c':
                return PyBytes.of(m.read(address, 1));
            case 's':
                return PyBytes.of(upToZero(m.read(address, (int) size)));
            case 'u': {
                int c = (int) raw(m.read(address, 4), swapped);
                return character(c);
            }
            case 'U':
                return wide(m, address, (int) size / 4, true);
            case '?':
                return PyBool.of(m.read(address, 1)[0] != 0);
            case 'f':
                return PyFloat.of(Float.intBitsToFloat((int) raw(m.read(address, 4), swapped)));
            case 'd':
                return PyFloat.of(Double.longBitsToDouble(raw(m.read(address, 8), swapped)));
            case 'g':
                return PyFloat.of(fromExtended(m.read(address, 10)));
            case 'O': {
                long p = readWord(m, address);
                if (p == 0) {
                    throw PyErr.valueError("PyObject is NULL");
                }
                PyObject o = CtypesMemory.objectAt(p);
                if (o == null) {
                    throw CtypesMemory.invalid(p);
                }
                return o.newRef();
            }
            case 'z': {
                long p = readWord(m, address);
                return p == 0 ? PyNone.owned() : PyBytes.of(string(m, p));
            }
            case 'Z': {
                long p = readWord(m, address);
                return p == 0 ? PyNone.owned() : wide(m, p, -1, true);
            }
            case 'P': {
                long p = readWord(m, address);
                return p == 0 ? PyNone.owned() : unsigned(p);
            }
            default: {
                int bytes = size(code);
                long v = raw(m.read(address, bytes), swapped);
                int bits = bytes * 8;
                int shift = 64 - bits;
                if (size >> 16 != 0) {
                    bits = (int) (size >> 16);
                    shift = 64 - bits - (int) (size & 0xffff);
                }
                v <<= shift;
                if (isSigned(code)) {
                    return PyInt.of(v >> 64 - bits);
                }
                return unsigned(v >>> 64 - bits);
            }
        }
    }

    /** An unsigned 64-bit number. */
    static PyInt unsigned(long v) {
        return PyInt.ofUnsigned(v);
    }

    private static PyObject character(int c) {
        if (c < 0 || c > 0x10ffff) {
            throw PyErr.valueError("character U+" + Integer.toHexString(c) + " is not in range [U+0000; U+10ffff]");
        }
        return PyStr.ofCodePoint(c);
    }

    private static byte[] upToZero(byte[] b) {
        int n = 0;
        while (n < b.length && b[n] != 0) {
            n++;
        }
        return java.util.Arrays.copyOf(b, n);
    }

    /** The bytes from {@code address} up to the first zero. */
    static byte[] string(CtypesMemory m, long address) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (long p = address;; p++) {
            byte b = m.read(p, 1)[0];
            if (b == 0) {
                return out.toByteArray();
            }
            out.write(b);
        }
    }

    /** The wide characters from {@code address} on: {@code limit}, if that is not negative, or up to the first zero. */
    static PyObject wide(CtypesMemory m, long address, int limit, boolean stopAtZero) {
        int[] chars = new int[16];
        int n = 0;
        while (limit < 0 || n < limit) {
            int c = (int) raw(m.read(address + 4L * n, 4), false);
            if (c == 0 && (stopAtZero || limit < 0)) {
                break;
            }
            if (c < 0 || c > 0x10ffff) {
                throw PyErr.valueError("character U+" + Integer.toHexString(c) + " is not in range [U+0000; U+10ffff]");
            }
            if (n == chars.length) {
                chars = java.util.Arrays.copyOf(chars, n * 2);
            }
            chars[n++] = c;
        }
        return PyStr.of(java.util.Arrays.copyOf(chars, n));
    }

    /** The characters as four bytes each. */
    static byte[] wideBytes(PyStr s, boolean terminated) {
        byte[] out = new byte[4 * (s.length() + (terminated ? 1 : 0))];
        for (int i = 0; i < s.length(); i++) {
            int c = s.codePointAt(i);
            for (int k = 0; k < 4; k++) {
                out[4 * i + k] = (byte) (c >>> 8 * k);
            }
        }
        return out;
    }

    /** The lowest 64 bits of an int; TypeError for anything else. */
    private static long integer(PyObject value) {
        if (!(value instanceof PyInt)) {
            if (!Abstract.isIndex(value)) {
                throw PyErr.typeError("int expected instead of " + value.type.tpName() + " instance");
            }
            PyInt i = Abstract.index(value);
            long v = i.lowBits();
            i.decref();
            return v;
        }
        return ((PyInt) value).lowBits();
    }

    /**
     * Stores {@code value} at {@code address}.
     *
     * @return what must live as long as the memory, or None; owned
     */
    static PyObject set(CtypesMemory m, char code, boolean swapped, long address, PyObject value, long size) {
        switch (code) {
            case 'c':
                m.write(address, new byte[] {oneByte(value)}, 0, 1);
                break;
            case 's':
                setString(m, address, value, (int) size);
                break;
            case 'u': {
                if (!(value instanceof PyStr s)) {
                    throw PyErr.typeError("unicode string expected instead of " + value.type.tpName() + " instance");
                }
                if (s.length() != 1) {
                    throw PyErr.typeError("one character unicode string expected");
                }
                m.write(address, bytes(s.codePointAt(0), 4, swapped), 0, 4);
                break;
            }
            case 'U': {
                if (!(value instanceof PyStr s)) {
                    throw PyErr.typeError("unicode string expected instead of " + value.type.tpName() + " instance");
                }
                int max = (int) size / 4;
                if (s.length() > max) {
                    throw PyErr.valueError("string too long (" + s.length() + ", maximum length " + max + ")");
                }
                byte[] b = wideBytes(s, s.length() < max);
                m.write(address, b, 0, b.length);
                break;
            }
            case '?':
                m.write(address, new byte[] {(byte) (Objects.isTrue(value) ? 1 : 0)}, 0, 1);
                break;
            case 'f':
                m.write(address, bytes(Float.floatToRawIntBits((float) real(value)), 4, swapped), 0, 4);
                break;
            case 'd':
                m.write(address, bytes(Double.doubleToRawLongBits(real(value)), 8, swapped), 0, 8);
                break;
            case 'g':
                m.write(address, toExtended(real(value)), 0, 16);
                break;
            case 'O':
                writeWord(m, address, Heap.address(value));
                return value.newRef();
            case 'P': {
                if (value != PyNone.INSTANCE && !(value instanceof PyInt)) {
                    throw PyErr.typeError("cannot be converted to pointer");
                }
                writeWord(m, address, value == PyNone.INSTANCE ? 0 : integer(value));
                break;
            }
            case 'z': {
                if (value instanceof PyBytes) {
                    writeWord(m, address, Heap.address(value) + CtypesMemory.BYTES_HEADER);
                    return value.newRef();
                }
                if (value != PyNone.INSTANCE && !(value instanceof PyInt)) {
                    throw PyErr.typeError("bytes or integer address expected instead of " + value.type.tpName() + " instance");
                }
                writeWord(m, address, value == PyNone.INSTANCE ? 0 : integer(value));
                break;
            }
            case 'Z': {
                if (value instanceof PyStr s) {
                    CtypesBuffer keep = new CtypesBuffer(wideBytes(s, true));
                    writeWord(m, address, keep.block.address);
                    return keep;
                }
                if (value != PyNone.INSTANCE && !(value instanceof PyInt)) {
                    throw PyErr.typeError("unicode string or integer address expected instead of " + value.type.tpName() + " instance");
                }
                writeWord(m, address, value == PyNone.INSTANCE ? 0 : integer(value));
                break;
            }
            default: {
                if (value instanceof PyFloat) {
                    throw PyErr.typeError("int expected instead of " + value.type.tpName() + " instance");
                }
                int width = size(code);
                long v = integer(value);
                if (size >> 16 != 0) {
                    int bits = (int) (size >> 16);
                    int low = (int) (size & 0xffff);
                    long mask = (bits == 64 ? -1L : (1L << bits) - 1) << low;
                    long old = raw(m.read(address, width), swapped);
                    v = old & ~mask | v << low & mask;
                }
                m.write(address, bytes(v, width, swapped), 0, width);
            }
        }
        return PyNone.owned();
    }

    private static double real(PyObject value) {
        return FloatConversion.toDouble(value);
    }

    private static byte oneByte(PyObject value) {
        if (value instanceof PyBytes b && b.size() == 1) {
            return b.value[0];
        }
        if (value instanceof PyByteArray b && b.size() == 1) {
            return (byte) b.byteAt(0);
        }
        if (value instanceof PyInt i && i.fitsLong() && i.longValue() >= 0 && i.longValue() < 256) {
            return (byte) i.longValue();
        }
        throw PyErr.typeError("one character bytes, bytearray or integer expected");
    }

    private static void setString(CtypesMemory m, long address, PyObject value, int length) {
        if (!(value instanceof PyBytes b)) {
            throw PyErr.typeError("expected bytes, " + value.type.tpName() + " found");
        }
        byte[] text = upToZero(b.value);
        int n = text.length;
        if (n > length) {
            throw PyErr.valueError("bytes too long (" + n + ", maximum length " + length + ")");
        }
        byte[] data = n < length ? java.util.Arrays.copyOf(text, n + 1) : text;
        m.write(address, data, 0, data.length);
    }

    /** The x87 form of a double: 64 bits of mantissa, the leading one among them, and 16 of sign and exponent. */
    private static byte[] toExtended(double d) {
        long bits = Double.doubleToRawLongBits(d);
        long fraction = bits & (1L << 52) - 1;
        int exponent = (int) (bits >>> 52 & 0x7ff);
        long mantissa;
        int wide;
        if (exponent == 0x7ff) {
            wide = 0x7fff;
            mantissa = 1L << 63 | fraction << 11;
        } else if (exponent == 0 && fraction == 0) {
            wide = 0;
            mantissa = 0;
        } else if (exponent == 0) {
            int shift = Long.numberOfLeadingZeros(fraction);
            mantissa = fraction << shift;
            wide = 16383 - 1022 - (shift - 11);
        } else {
            wide = exponent - 1023 + 16383;
            mantissa = 1L << 63 | fraction << 11;
        }
        byte[] out = new byte[16];
        System.arraycopy(bytes(mantissa, 8, false), 0, out, 0, 8);
        int top = wide | (bits < 0 ? 0x8000 : 0);
        out[8] = (byte) top;
        out[9] = (byte) (top >> 8);
        return out;
    }

    private static double fromExtended(byte[] b) {
        long mantissa = raw(java.util.Arrays.copyOf(b, 8), false);
        int top = b[8] & 0xff | (b[9] & 0xff) << 8;
        int exponent = top & 0x7fff;
        double magnitude;
        if (exponent == 0x7fff) {
            magnitude = mantissa << 1 == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            double m = (mantissa >>> 11) + (mantissa << 53 != 0 ? 0.5 : 0);
            magnitude = Math.scalb(m, exponent - 16383 - 52);
        }
        return (top & 0x8000) != 0 ? -magnitude : magnitude;
    }
}
