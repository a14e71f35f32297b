package dev.adder.runtime.object;

import dev.adder.heap.Visitor;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * The attribute names that instances of a class share (a split table's keys, ht_cached_keys): a name, once added, keeps its position.
 * Names are interned, so a look-up compares identity only. The class and the dicts of its instances hold the keys; they own the names.
 */
public final class SharedKeys {
    /** CPython: Objects/dictobject.c SHARED_KEYS_MAX_SIZE. */
    public static final int MAX_SIZE = 30;

    /** The names by position. Owned. */
    public PyStr[] names = new PyStr[4];
    public int size;

    /** How many more names may be added; each instance that is made takes one away, down to the last (dk_usable). */
    private int usable = MAX_SIZE;

    /** The class, while it lives, and the dicts that use these keys (dk_refcnt). */
    private int holders = 1;

    /** Keys whose class is gone. */
    private static final ArrayList<SharedKeys> ORPHANS = new ArrayList<>();

    /** An instance of the class has been made. */
    // CPython: Objects/dictobject.c init_inline_values
    void instanceMade() {
        if (usable > 1) {
            usable--;
        }
    }

    /** How many values an instance made now has room for. */
    // CPython: Objects/dictobject.c shared_keys_usable_size
    int capacity() {
        return size + usable;
    }

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
        if (i >= 0 || usable <= 0) {
            return i;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, Math.min(size * 2, MAX_SIZE));
        }
        usable--;
        name.incref();
        names[size] = name;
        return size++;
    }

    /** The size in bytes of the keys object, as sys.getsizeof of the class counts it. */
    long sizeof() {
        return 32 + 64 + 42L * 16;
    }

    void traverse(Visitor visitor) {
        visitor.visitAll(names, size);
    }

    /** A dict uses these keys from now on. */
    void hold() {
        holders++;
    }

    /** A dict lets go of these keys; the names go with the last holder. */
    void release() {
        if (--holders == 0) {
            ORPHANS.remove(this);
            for (int i = 0; i < size; i++) {
                names[i].decref();
            }
            size = 0;
        }
    }

    /** The class is dying. */
    void classGone() {
        if (holders > 1) {
            ORPHANS.add(this);
        }
        release();
    }
}
