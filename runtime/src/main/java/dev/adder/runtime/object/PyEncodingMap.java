package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import java.util.Arrays;

/**
 * What {@code codecs.charmap_build} makes of most tables: the byte for each of at most 255 characters, and 0 for 0. A trie over five, four
 * and seven bits of the character.
 */
// CPython: Objects/unicodeobject.c EncodingMapType
@BuiltinType(name = "EncodingMap")
public final class PyEncodingMap extends PyObject {
    public static final PyType TYPE = new Type();

    private static final int NONE = 0xFF;

    /** The second-level block for the upper five bits; NONE for none. */
    private final byte[] level1 = new byte[32];
    /** The third-level block for the next four bits, in blocks of 16. */
    private final byte[] level2;
    /** The byte, in blocks of 128; 0 for none. */
    private final byte[] level3;

    private PyEncodingMap(PyStr table, int length, int count2, int count3) {
        super(TYPE);
        level2 = new byte[16 * count2];
        level3 = new byte[128 * count3];
        Arrays.fill(level1, (byte) NONE);
        Arrays.fill(level2, (byte) NONE);
        int blocks2 = 0;
        int blocks3 = 0;
        for (int i = 1; i < length; i++) {
            int c = table.codePointAt(i);
            if (c == 0xFFFE) {
                continue;
            }
            if ((level1[c >> 11] & 0xFF) == NONE) {
                level1[c >> 11] = (byte) blocks2++;
            }
            int at = 16 * (level1[c >> 11] & 0xFF) + (c >> 7 & 0xF);
            if ((level2[at] & 0xFF) == NONE) {
                level2[at] = (byte) blocks3++;
            }
            level3[128 * (level2[at] & 0xFF) + (c & 0x7F)] = (byte) i;
        }
        Heap.atomAllocated(this);
    }

    /** The map of a decoding table, owned; null if it has to be a dict. */
    // CPython: Objects/unicodeobject.c PyUnicode_BuildEncodingMap
    static PyEncodingMap of(PyStr table) {
        int length = Math.min(table.length(), 256);
        if (table.codePointAt(0) != 0) {
            return null;
        }
        boolean[] seen1 = new boolean[32];
        boolean[] seen2 = new boolean[512];
        int count2 = 0;
        int count3 = 0;
        for (int i = 1; i < length; i++) {
            int c = table.codePointAt(i);
            if (c == 0 || c > 0xFFFF) {
                return null;
            }
            if (c != 0xFFFE) {
                count2 += seen1[c >> 11] ? 0 : 1;
                count3 += seen2[c >> 7] ? 0 : 1;
                seen1[c >> 11] = true;
                seen2[c >> 7] = true;
            }
        }
        return count2 >= NONE || count3 >= NONE ? null : new PyEncodingMap(table, length, count2, count3);
    }

    /** The byte for a character, or -1. */
    // CPython: Objects/unicodeobject.c encoding_map_lookup
    int find(int c) {
        if (c == 0 || c > 0xFFFF) {
            return c == 0 ? 0 : -1;
        }
        int i = level1[c >> 11] & 0xFF;
        if (i == NONE) {
            return -1;
        }
        i = level2[16 * i + (c >> 7 & 0xF)] & 0xFF;
        if (i == NONE) {
            return -1;
        }
        i = level3[128 * i + (c & 0x7F)] & 0xFF;
        return i == 0 ? -1 : i;
    }

    @PyMethod(value = "size($self)", textSignature = false, doc = "Return the size (in bytes) of this object.")
    static int size(PyEncodingMap self) {
        return TYPE.basicsize - 1 + self.level2.length + self.level3.length;
    }

    private static final class Type extends PyType {
        Type() {
            super("EncodingMap", PyEncodingMapTable.INSTANCE, null, 64, 0, DISALLOW_INSTANTIATION);
        }
    }
}
