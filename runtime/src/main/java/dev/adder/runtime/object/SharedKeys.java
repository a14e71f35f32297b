package dev.adder.runtime.object;

import dev.adder.heap.Visitor;
import java.util.Arrays;

/**
 * The attribute names that instances of a class share (a split table's keys, ht_cached_keys): a name, once added, keeps its position.
 * Names are interned, so a look-up compares identity only.
 */
public final class SharedKeys {
    /** CPython: Objects/dictobject.c SHARED_KEYS_MAX_SIZE. */
    public static final int MAX_SIZE = 30;

    /** The names by position. Owned. */
    public PyStr[] names = new PyStr[4];
    public int size;

    /** The position of the interned {@code name}, or -1. */
    public int indexOf(PyStr name) {
        PyStr[] a = names;
        for (int i = 0, n = size; i < n; i++) {
            if (a[i] == name) {
                return i;
            }
        }
        return -1;
    }

    /** The position of {@code name}, added if there is room; -1 if not. */
    public int add(PyStr name) {
        int i = indexOf(name);
        if (i >= 0 || size == MAX_SIZE) {
            return i;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, Math.min(size * 2, MAX_SIZE));
        }
        name.incref();
        names[size] = name;
        return size++;
    }

    /** The size in bytes of the keys object, as sys.getsizeof of the class counts it. */
    long sizeof() {
        return 24 + 64 + 30L * 16;
    }

    void traverse(Visitor visitor) {
        visitor.visitAll(names, size);
    }

    /** Drops the names; the class is dying. */
    void drop() {
        for (int i = 0; i < size; i++) {
            names[i].decref();
        }
        size = 0;
    }
}
