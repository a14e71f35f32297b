package dev.adder.compiler;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a code unit as {@code marshal.dumps} writes the code object (version 4), so that {@code .pyc} files can be exchanged.
 *
 * <p>CPython marks an object that has more than one reference, and writes its number the next time it comes. There are no counts
 * here, but what CPython's compiler shares is known: constants, the tuples of constants and names and the location and exception
 * tables are one object wherever they are equal within a module; names are interned; small ints, single characters and empty
 * values exist once. So the marks come out the same, but for what another module happens to hold at that moment.
 */
// CPython: Python/marshal.c
public final class Marshal {
    /** {@code importlib.util.MAGIC_NUMBER} of 3.11: 3495, CR, LF. */
    public static final int MAGIC = 0x0A0D0DA7;

    static final int FLAG_REF = 0x80;
    private static final int HASH_BASED = 1;
    private static final int CHECK_SOURCE = 2;
    private static final int SMALL_INT_MIN = -5;
    private static final int SMALL_INT_MAX = 256;

    /** A str that is an interned one; another of the same text is a different object. */
    private record Interned(String text) {}

    /** The object that a code unit's {@code co_code} is: its own, held by the code object that caches it and by the writer. */
    private record Held(byte[] bytes) {}

    /** A value that is an object of its own, whatever else is equal to it. */
    private static final class Own {
        final Object value;

        Own(Object value) {
            this.value = value;
        }
    }

    /** A file name, which the compiler's caller holds too, or a name such as {@code <module>}, which lives for ever. */
    private record Static(String text) {}

    private byte[] out = new byte[1 << 12];
    private int size;
    private final Set<Object> shared;
    private final Map<Object, Integer> written = new HashMap<>();

    private Marshal(Set<Object> shared) {
        this.shared = shared;
    }

    /** {@code marshal.dumps(code)}. */
    public static byte[] dumps(CodeUnit code) {
        Set<Object> seen = new HashSet<>();
        Set<Object> shared = new HashSet<>();
        shared.add(code);
        count(code, seen, shared);
        Marshal writer = new Marshal(shared);
        writer.write(code);
        return Arrays.copyOf(writer.out, writer.size);
    }

    /** A {@code .pyc} file that is current while its source has this modification time (in seconds) and size. */
    public static byte[] timestampPyc(CodeUnit code, long mtime, long sourceSize) {
        return pyc(code, 0, (int) mtime & 0xFFFFFFFFL | sourceSize << 32);
    }

    /**
     * A {@code .pyc} file that names its source by content.
     *
     * @param checked whether the source is hashed again at each import, or the file believed
     */
    public static byte[] hashPyc(CodeUnit code, byte[] source, boolean checked) {
        return pyc(code, checked ? HASH_BASED | CHECK_SOURCE : HASH_BASED, sourceHash(MAGIC, source));
    }

    private static byte[] pyc(CodeUnit code, int flags, long validation) {
        byte[] body = dumps(code);
        byte[] file = new byte[16 + body.length];
        putLong(file, 0, MAGIC & 0xFFFFFFFFL | (long) flags << 32);
        putLong(file, 8, validation);
        System.arraycopy(body, 0, file, 16, body.length);
        return file;
    }

    private static void putLong(byte[] into, int at, long value) {
        for (int i = 0; i < 8; i++) {
            into[at + i] = (byte) (value >>> 8 * i);
        }
    }

    /** {@code _imp.source_hash}: SipHash-1-3 under a key whose second half is zero. */
    // CPython: Python/pyhash.c _Py_KeyedHash
    public static long sourceHash(long key, byte[] source) {
        long v0 = 0x736f6d6570736575L ^ key;
        long v1 = 0x646f72616e646f6dL;
        long v2 = 0x6c7967656e657261L ^ key;
        long v3 = 0x7465646279746573L;
        int whole = source.length & ~7;
        for (int i = 0; i <= whole; i += 8) {
            long word = 0;
            int end = i < whole ? 8 : source.length - whole;
            for (int k = 0; k < end; k++) {
                word |= (source[i + k] & 0xFFL) << 8 * k;
            }
            if (i == whole) {
                word |= (long) source.length << 56;
            }
            v3 ^= word;
            for (int round = 0; round < 1; round++) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v1;
                v0 += v3;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
        }
        v2 ^= 0xFF;
        for (int round = 0; round < 3; round++) {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /** Finds the objects with more than one reference. Each container is entered once, as each holds its items once. */
    private static void count(Object value, Set<Object> seen, Set<Object> shared) {
        if (!seen.add(value)) {
            shared.add(value);
            return;
        }
        switch (value) {
            case Constants.Tuple tuple -> {
                for (Object item : tuple.items()) {
                    count(item, seen, shared);
                }
            }
            case Constants.FrozenSet set -> {
                for (Object item : set.items()) {
                    count(item, seen, shared);
                }
            }
            case CodeUnit code -> {
                for (Object field : fields(code)) {
                    count(field, seen, shared);
                }
            }
            default -> { }
        }
    }

    /** The object fields of a code object in the order of the format. */
    private static Object[] fields(CodeUnit code) {
        return new Object[] {
            new Held(code.code()),
            constant(new Constants.Tuple(Arrays.asList(code.consts()))),
            names(code.names()),
            names(code.localsplusnames()),
            code.localspluskinds().length == 0 ? new Constants.Bytes(code.localspluskinds()) : new Own(code.localspluskinds()),
            new Static(code.filename()),
            name(code.name()),
            qualname(code),
            new Constants.Bytes(code.linetable()),
            new Constants.Bytes(code.exceptiontable()),
        };
    }

    private static Object name(String name) {
        return looksLikeName(name) ? new Interned(name) : new Static(name);
    }

    /** Dotted names are made anew for each code object, except that a class body loads its own as a constant. */
    private static Object qualname(CodeUnit code) {
        String qualname = code.qualname();
        if (qualname.equals(code.name())) {
            return name(qualname);
        }
        boolean constant = looksLikeName(qualname) || Arrays.asList(code.consts()).contains(qualname);
        return constant ? constant(qualname) : new Own(qualname);
    }

    private static Constants.Tuple names(String[] names) {
        List<Object> items = new ArrayList<>(names.length);
        for (String name : names) {
            items.add(new Interned(name));
        }
        return new Constants.Tuple(items);
    }

    /** The object that a constant is at run time: text that looks like a name is interned, inside tuples and sets too. */
    // CPython: Objects/codeobject.c intern_string_constants
    private static Object constant(Object value) {
        return switch (value) {
            case String text -> looksLikeName(text) || text.equals("*") ? new Interned(text) : text;
            case Constants.Tuple tuple -> new Constants.Tuple(constants(tuple.items()));
            case Constants.FrozenSet set -> new Constants.FrozenSet(constants(set.items()));
            default -> value;
        };
    }

    private static List<Object> constants(List<Object> items) {
        Object[] converted = new Object[items.size()];
        for (int i = 0; i < converted.length; i++) {
            converted[i] = constant(items.get(i));
        }
        return Arrays.asList(converted);
    }

    private static boolean looksLikeName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    /** Whether CPython finds more than one reference to the object. */
    private boolean isShared(Object value) {
        return switch (value) {
            case Interned interned -> true;
            case Held held -> true;
            case Static text -> true;
            case Long number -> number >= SMALL_INT_MIN && number <= SMALL_INT_MAX || shared.contains(value);
            case String text -> text.length() == 1 && text.charAt(0) < 256
                    || shared.contains(value);
            case Constants.Bytes bytes -> bytes.value().length <= 1 || shared.contains(value);
            case Constants.Tuple tuple -> tuple.items().isEmpty() || shared.contains(value);
            case Own own -> false;
            case Constants.FrozenSet set -> false;
            default -> shared.contains(value);
        };
    }

    private void write(Object value) {
        switch (value) {
            case Constants.Singleton.NONE -> put('N');
            case Constants.Singleton.ELLIPSIS -> put('.');
            case Boolean bool -> put(bool ? 'T' : 'F');
            default -> {
                int flag = 0;
                if (isShared(value)) {
                    Integer number = written.putIfAbsent(value, written.size());
                    if (number != null) {
                        put('r');
                        putInt(number);
                        return;
                    }
                    flag = FLAG_REF;
                }
                writeObject(value, flag);
            }
        }
    }

    private void writeObject(Object value, int flag) {
        switch (value) {
            case Long number -> writeLong(number, flag);
            case BigInteger number -> writeBig(number, flag);
            case Double number -> {
                put('g' | flag);
                putDouble(number);
            }
            case Constants.Complex number -> {
                put('y' | flag);
                putDouble(number.real());
                putDouble(number.imag());
            }
            case Interned interned -> writeText(interned.text(), true, flag);
            case String text -> writeText(text, false, flag);
            case Constants.WideString wide -> writeWide(wide, flag);
            case Constants.Bytes bytes -> writeBytes(bytes.value(), flag);
            case Static text -> writeText(text.text(), false, flag);
            case Own own when own.value instanceof byte[] bytes -> writeBytes(bytes, flag);
            case Own own -> writeText((String) own.value, false, flag);
            case Held held -> writeBytes(held.bytes(), flag);
            case Constants.Tuple tuple -> {
                int count = tuple.items().size();
                if (count < 256) {
                    put(')' | flag);
                    put(count);
                } else {
                    put('(' | flag);
                    putInt(count);
                }
                for (Object item : tuple.items()) {
                    write(item);
                }
            }
            case Constants.FrozenSet set -> writeFrozenSet(set, flag);
            case CodeUnit code -> writeCode(code, flag);
            default -> throw new IllegalArgumentException("not a constant: " + value.getClass());
        }
    }

    private void writeCode(CodeUnit code, int flag) {
        put('c' | flag);
        putInt(code.argcount());
        putInt(code.posonlyargcount());
        putInt(code.kwonlyargcount());
        putInt(code.stacksize());
        putInt(code.flags());
        Object[] fields = fields(code);
        for (int i = 0; i < fields.length; i++) {
            if (i == fields.length - 2) {
                putInt(code.firstlineno());
            }
            write(fields[i]);
        }
    }

    /** The items are ordered by their own marshalled form, so that the hash seed does not show. */
    private void writeFrozenSet(Constants.FrozenSet set, int flag) {
        List<Object> items = new ArrayList<>(set.items());
        Map<Object, byte[]> forms = new HashMap<>();
        for (Object item : items) {
            Marshal alone = new Marshal(shared);
            alone.write(item);
            forms.put(item, Arrays.copyOf(alone.out, alone.size));
        }
        items.sort((a, b) -> Arrays.compareUnsigned(forms.get(a), forms.get(b)));
        // The list that CPython sorts holds a second reference to each item.
        shared.addAll(items);
        put('>' | flag);
        putInt(items.size());
        for (Object item : items) {
            write(item);
        }
    }

    private void writeLong(long number, int flag) {
        if (number == (int) number) {
            put('i' | flag);
            putInt((int) number);
        } else {
            writeBig(BigInteger.valueOf(number), flag);
        }
    }

    // CPython: Python/marshal.c w_PyLong
    private void writeBig(BigInteger number, int flag) {
        BigInteger rest = number.abs();
        int digits = (rest.bitLength() + 14) / 15;
        put('l' | flag);
        putInt(number.signum() < 0 ? -digits : digits);
        for (int i = 0; i < digits; i++) {
            int digit = rest.intValue() & 0x7FFF;
            put(digit);
            put(digit >> 8);
            rest = rest.shiftRight(15);
        }
    }

    private void writeText(String text, boolean interned, int flag) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) >= 0x80) {
                put((interned ? 't' : 'u') | flag);
                writeUtf8(text.codePoints().toArray());
                return;
            }
        }
        if (length < 256) {
            put((interned ? 'Z' : 'z') | flag);
            put(length);
        } else {
            put((interned ? 'A' : 'a') | flag);
            putInt(length);
        }
        for (int i = 0; i < length; i++) {
            put(text.charAt(i));
        }
    }

    private void writeWide(Constants.WideString wide, int flag) {
        put('u' | flag);
        writeUtf8(wide.codePoints());
    }

    /** UTF-8 with lone surrogates passed through. */
    private void writeUtf8(int[] points) {
        int start = size;
        putInt(0);
        for (int point : points) {
            if (point < 0x80) {
                put(point);
            } else if (point < 0x800) {
                put(0xC0 | point >> 6);
                put(0x80 | point & 0x3F);
            } else if (point < 0x10000) {
                put(0xE0 | point >> 12);
                put(0x80 | point >> 6 & 0x3F);
                put(0x80 | point & 0x3F);
            } else {
                put(0xF0 | point >> 18);
                put(0x80 | point >> 12 & 0x3F);
                put(0x80 | point >> 6 & 0x3F);
                put(0x80 | point & 0x3F);
            }
        }
        int end = size;
        size = start;
        putInt(end - start - 4);
        size = end;
    }

    private void writeBytes(byte[] bytes, int flag) {
        put('s' | flag);
        putInt(bytes.length);
        for (byte b : bytes) {
            put(b);
        }
    }

    private void putDouble(double value) {
        long bits = Double.doubleToRawLongBits(value);
        for (int i = 0; i < 8; i++) {
            put((int) (bits >>> 8 * i));
        }
    }

    private void putInt(int value) {
        put(value);
        put(value >> 8);
        put(value >> 16);
        put(value >> 24);
    }

    private void put(int value) {
        if (size == out.length) {
            out = Arrays.copyOf(out, size * 2);
        }
        out[size++] = (byte) value;
    }
}
