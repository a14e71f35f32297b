package dev.adder.compiler;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a marshalled code object back into a code unit whose constants are plain Java values: for comparing {@code .pyc} files.
 * Damaged input is an {@link IllegalArgumentException} with CPython's message.
 */
// CPython: Python/marshal.c r_object
public final class Unmarshal {
    private static final int PYC_HEADER = 16;
    private static final int MAX_DEPTH = 2000;

    private final byte[] in;
    private int at;
    private int depth;
    private final List<Object> refs = new ArrayList<>();

    private Unmarshal(byte[] in, int at) {
        this.in = in;
        this.at = at;
    }

    /** {@code marshal.loads(data)} of a code object. */
    public static CodeUnit loads(byte[] data) {
        return code(new Unmarshal(data, 0));
    }

    /** The code of a {@code .pyc} file. */
    public static CodeUnit pyc(byte[] file) {
        if (file.length < PYC_HEADER || new Unmarshal(file, 0).readInt() != Marshal.MAGIC) {
            throw new IllegalArgumentException("bad magic number");
        }
        return code(new Unmarshal(file, PYC_HEADER));
    }

    private static CodeUnit code(Unmarshal reader) {
        return reader.read() instanceof CodeUnit code ? code : bad("not a code object");
    }

    private static <T> T bad(String what) {
        throw new IllegalArgumentException("bad marshal data (" + what + ")");
    }

    private Object read() {
        int type = readByte();
        boolean marked = (type & Marshal.FLAG_REF) != 0;
        type &= ~Marshal.FLAG_REF;
        switch (type) {
            case 'N':
                return Constants.Singleton.NONE;
            case '.':
                return Constants.Singleton.ELLIPSIS;
            case 'F':
                return Boolean.FALSE;
            case 'T':
                return Boolean.TRUE;
            case 'r': {
                int number = readInt();
                return number >= 0 && number < refs.size() && refs.get(number) != null ? refs.get(number)
                        : bad("invalid reference");
            }
            default:
        }
        if (++depth > MAX_DEPTH) {
            return bad("recursion limit exceeded");
        }
        int number = refs.size();
        if (marked) {
            refs.add(null);
        }
        Object value = switch (type) {
            case 'i' -> (Object) (long) readInt();
            case 'l' -> readBig();
            case 'g' -> readDouble();
            case 'y' -> new Constants.Complex(readDouble(), readDouble());
            case 'z', 'Z' -> readAscii(readByte());
            case 'a', 'A' -> readAscii(readInt());
            case 'u', 't' -> readUtf8(readInt());
            case 's' -> new Constants.Bytes(readRaw(readInt()));
            case ')' -> new Constants.Tuple(readItems(readByte()));
            case '(' -> new Constants.Tuple(readItems(readInt()));
            case '>' -> new Constants.FrozenSet(readItems(readInt()));
            case 'c' -> readCode();
            default -> bad("unknown type code");
        };
        depth--;
        if (marked) {
            refs.set(number, value);
        }
        return value;
    }

    private CodeUnit readCode() {
        int argcount = readInt();
        int posonlyargcount = readInt();
        int kwonlyargcount = readInt();
        int stacksize = readInt();
        int flags = readInt();
        byte[] code = readBytes();
        Object[] consts = readTuple().items().toArray();
        String[] names = readNames();
        String[] localsplusnames = readNames();
        byte[] localspluskinds = readBytes();
        String filename = readText();
        String name = readText();
        String qualname = readText();
        int firstlineno = readInt();
        return new CodeUnit(argcount, posonlyargcount, kwonlyargcount, stacksize, flags, code, consts, names, localsplusnames,
                localspluskinds, filename, name, qualname, firstlineno, readBytes(), readBytes());
    }

    private byte[] readBytes() {
        return read() instanceof Constants.Bytes bytes ? bytes.value() : bad("bytes expected");
    }

    private Constants.Tuple readTuple() {
        return read() instanceof Constants.Tuple tuple ? tuple : bad("tuple expected");
    }

    private String readText() {
        return read() instanceof String text ? text : bad("str expected");
    }

    private String[] readNames() {
        List<Object> items = readTuple().items();
        String[] names = new String[items.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = items.get(i) instanceof String text ? text : bad("str expected");
        }
        return names;
    }

    private List<Object> readItems(int count) {
        if (count < 0 || count > in.length - at) {
            return bad("size out of range");
        }
        Object[] items = new Object[count];
        for (int i = 0; i < count; i++) {
            items[i] = read();
        }
        return Arrays.asList(items);
    }

    private Object readBig() {
        int digits = readInt();
        int count = Math.abs(digits);
        if (digits == Integer.MIN_VALUE || count > (in.length - at) / 2) {
            return bad("long size out of range");
        }
        byte[] magnitude = new byte[count * 15 / 8 + 1];
        for (int i = 0; i < count; i++) {
            int digit = readByte() | readByte() << 8;
            for (int bit = 0; bit < 15; bit++) {
                int position = i * 15 + bit;
                magnitude[magnitude.length - 1 - position / 8] |= (byte) ((digit >> bit & 1) << position % 8);
            }
        }
        BigInteger value = new BigInteger(digits < 0 ? -1 : 1, magnitude);
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    private double readDouble() {
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits |= (long) readByte() << 8 * i;
        }
        return Double.longBitsToDouble(bits);
    }

    private String readAscii(int length) {
        return new String(readRaw(length), StandardCharsets.ISO_8859_1);
    }

    private Object readUtf8(int length) {
        byte[] raw = readRaw(length);
        int[] points = new int[length];
        int count = 0;
        boolean pair = false;
        for (int i = 0; i < length; ) {
            int lead = raw[i] & 0xFF;
            int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
            if (i + more >= length) {
                return bad("invalid utf-8");
            }
            int point = more == 0 ? lead : lead & (0x3F >> more);
            for (int k = 1; k <= more; k++) {
                point = point << 6 | raw[i + k] & 0x3F;
            }
            pair |= count > 0 && point >= 0xDC00 && point < 0xE000 && points[count - 1] >= 0xD800 && points[count - 1] < 0xDC00;
            points[count++] = point;
            i += more + 1;
        }
        return pair ? new Constants.WideString(Arrays.copyOf(points, count)) : new String(points, 0, count);
    }

    private byte[] readRaw(int length) {
        if (length < 0 || length > in.length - at) {
            return bad("bytes object size out of range");
        }
        byte[] raw = Arrays.copyOfRange(in, at, at + length);
        at += length;
        return raw;
    }

    private int readByte() {
        return at < in.length ? in[at++] & 0xFF : bad("EOF read where object expected");
    }

    private int readInt() {
        return readByte() | readByte() << 8 | readByte() << 16 | readByte() << 24;
    }
}
