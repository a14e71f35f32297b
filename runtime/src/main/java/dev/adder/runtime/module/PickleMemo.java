package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.runtime.object.PyObject;
import java.util.Arrays;

/**
 * What a pickler has seen: objects by identity, in the order in which they came, each with its memo id. It owns a reference to each, so
 * that no other object takes an address that stands in the memo.
 */
final class PickleMemo {
    private static final int MIN_SIZE = 8;

    /** A table of positions plus one, 0 where there is none; its length is a power of two. */
    private int[] slots = new int[MIN_SIZE];
    /** Owned. */
    private PyObject[] keys = new PyObject[MIN_SIZE];
    private long[] ids = new long[MIN_SIZE];
    private int used;

    int size() {
        return used;
    }

    @Borrowed
    PyObject keyAt(int position) {
        return keys[position];
    }

    long idAt(int position) {
        return ids[position];
    }

    /** The bytes that CPython's table takes: a head, and sixteen for each slot. */
    long sizeof() {
        return 32 + 16L * slots.length;
    }

    private int slotOf(PyObject key) {
        int mask = slots.length - 1;
        int h = System.identityHashCode(key);
        int slot = (h ^ h >>> 15) & mask;
        while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    boolean contains(PyObject key) {
        return slots[slotOf(key)] != 0;
    }

    /** The memo id of {@code key}, or -1. */
    long get(PyObject key) {
        int position = slots[slotOf(key)] - 1;
        return position < 0 ? -1 : ids[position];
    }

    /** Takes a reference to a key that is new. */
    // CPython: Modules/_pickle.c PyMemoTable_Set
    void put(PyObject key, long id) {
        int slot = slotOf(key);
        if (slots[slot] != 0) {
            ids[slots[slot] - 1] = id;
            return;
        }
        if (used == keys.length) {
            keys = Arrays.copyOf(keys, used * 2);
            ids = Arrays.copyOf(ids, used * 2);
        }
        key.incref();
        keys[used] = key;
        ids[used] = id;
        slots[slot] = ++used;
        if (used * 3L >= slots.length * 2L) {
            resize((used > 50000 ? 2L : 4L) * used);
        }
    }

    private void resize(long min) {
        int size = MIN_SIZE;
        while (size < min) {
            size <<= 1;
        }
        slots = new int[size];
        for (int i = 0; i < used; i++) {
            slots[slotOf(keys[i])] = i + 1;
        }
    }

    /** Forgets all; the table keeps its size. */
    void clear() {
        PyObject[] dropped = keys;
        int n = used;
        used = 0;
        keys = new PyObject[MIN_SIZE];
        ids = new long[MIN_SIZE];
        Arrays.fill(slots, 0);
        for (int i = 0; i < n; i++) {
            dropped[i].decref();
        }
    }

    PickleMemo copy() {
        PickleMemo copy = new PickleMemo();
        copy.slots = slots.clone();
        copy.keys = keys.clone();
        copy.ids = ids.clone();
        copy.used = used;
        for (int i = 0; i < used; i++) {
            keys[i].incref();
        }
        return copy;
    }

    void traverse(Visitor visitor) {
        visitor.visitAll(keys, used);
    }
}
