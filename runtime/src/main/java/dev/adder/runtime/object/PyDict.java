package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import java.util.Arrays;

/**
 * A dict: compact and ordered, as CPython's. Entries stand in insertion order in parallel arrays; a hash index holds their positions.
 *
 * <p>Invariant: {@code entries} is the number of entry positions handed out, {@code used} the number of those that are live; a dead entry
 * has a null key. The index has a power of two slots of which at most two thirds are handed out; {@link #DUMMY} marks a deleted one. While all
 * keys are exact strs, {@link #hashes} is null, for a str knows its hash.
 */
@BuiltinType(name = "dict")
public class PyDict extends PyObject {
    public static final PyType TYPE = new Type();

    private static final int EMPTY = -1;
    private static final int DUMMY = -2;

    private static final PyObject[] NONE = new PyObject[0];
    private static int nextKeysVersion = 1;

    /** log2 of the number of index slots; 0 while there is no index. */
    int log2Size;
    /** The index, in the narrowest type for the positions: byte[] to 7 bits, short[] to 15, int[]. */
    private byte[] index8;
    private short[] index16;
    private int[] index32;

    /** Entries by position; a null key is a deleted entry. Owned. */
    PyObject[] keys = NONE;
    PyObject[] values = NONE;
    /** Their hashes; null while all keys are exact strs. */
    long[] hashes;
    /** Positions handed out. */
    int entries;
    /** Live entries. */
    int used;

    /** Identifies the set of keys and their positions; 0 if no number was asked for since it last changed. */
    private int keysVersion;

    /** An empty dict of this type, not tracked: {@link #create} makes plain ones. */
    protected PyDict(PyType type) {
        super(type);
    }

    /** An empty dict. It is tracked by the collector only when it holds something that is. */
    public static PyDict create() {
        PyDict d = new PyDict(TYPE);
        Heap.allocated(d);
        return d;
    }

    public int size() {
        return used;
    }

    /** A number that changes when a key is added or removed; for inline caches over {@link #valueAt}. */
    public int keysVersion() {
        return keysVersion != 0 ? keysVersion : (keysVersion = nextKeysVersion++);
    }

    /** Whether {@link #keysVersion} would return {@code version} without assigning a new one. */
    public boolean keysVersionIs(int version) {
        return keysVersion == version;
    }

    private int indexAt(int slot) {
        return index8 != null ? index8[slot] : index16 != null ? index16[slot] : index32[slot];
    }

    private void setIndex(int slot, int position) {
        if (index8 != null) {
            index8[slot] = (byte) position;
        } else if (index16 != null) {
            index16[slot] = (short) position;
        } else {
            index32[slot] = position;
        }
    }

    private static int usable(int log2) {
        return (int) (((long) 2 << log2) / 3);
    }

    private static long hashOf(PyObject key) {
        return key.type == PyStr.TYPE ? ((PyStr) key).hash() : Objects.hash(key);
    }

    private static int start(long hash, int mask) {
        return (int) hash & mask;
    }

    /** The position of {@code key}, or -1. Comparing may run Python code, which may change this dict; then the search starts again. */
    // CPython: Objects/dictobject.c _Py_dict_lookup
    int find(PyObject key, long hash) {
        if (used == 0) {
            return -1;
        }
        if (hashes == null && key.type == PyStr.TYPE) {
            return findStr((PyStr) key, hash);
        }
        restart:
        for (;;) {
            int mask = (1 << log2Size) - 1;
            long perturb = hash;
            int slot = start(hash, mask);
            for (;;) {
                int position = indexAt(slot);
                if (position == EMPTY) {
                    return -1;
                }
                if (position >= 0) {
                    PyObject k = keys[position];
                    if (k == key) {
                        return position;
                    }
                    long h = hashes == null ? ((PyStr) k).hash() : hashes[position];
                    if (h == hash) {
                        if (k.type == PyStr.TYPE && key.type == PyStr.TYPE) {
                            if (((PyStr) k).equalTo((PyStr) key)) {
                                return position;
                            }
                        } else {
                            PyObject[] before = keys;
                            int entriesBefore = entries;
                            k.incref();
                            boolean equal;
                            try {
                                equal = Objects.equal(k, key);
                            } finally {
                                k.decref();
                            }
                            if (keys != before || position >= entries || keys[position] != k || entries < entriesBefore) {
                                if (used == 0) {
                                    return -1;
                                }
                                continue restart;
                            }
                            if (equal) {
                                return position;
                            }
                        }
                    }
                }
                perturb >>>= 5;
                slot = slot * 5 + (int) perturb + 1 & mask;
            }
        }
    }

    private int findStr(PyStr key, long hash) {
        int mask = (1 << log2Size) - 1;
        long perturb = hash;
        int slot = start(hash, mask);
        for (;;) {
            int position = indexAt(slot);
            if (position == EMPTY) {
                return -1;
            }
            if (position >= 0) {
                PyStr k = (PyStr) keys[position];
                if (k == key || k.hash() == hash && k.equalTo(key)) {
                    return position;
                }
            }
            perturb >>>= 5;
            slot = slot * 5 + (int) perturb + 1 & mask;
        }
    }

    /** The position of {@code key} for {@link #valueAt}, or -1; the key is a str, so no Python code runs if all keys are strs. */
    public int indexOf(PyStr key) {
        return find(key, key.hash());
    }

    /** The value, or null. TypeError if the key cannot be hashed. */
    @Borrowed
    public PyObject get(PyObject key) {
        int i = find(key, hashOf(key));
        return i < 0 ? null : values[i];
    }

    @Borrowed
    public PyObject get(PyStr key) {
        if (used == 0) {
            return null;
        }
        int i = find(key, key.hash());
        return i < 0 ? null : values[i];
    }

    public boolean containsKey(PyObject key) {
        return find(key, hashOf(key)) >= 0;
    }

    /** Sets {@code self[key] = value}, with new references to both; a key that is there stays. */
    // CPython: Objects/dictobject.c insertdict
    public void put(PyObject key, PyObject value) {
        put(key, hashOf(key), value);
    }

    /** The same with the hash given. */
    public void put(PyObject key, long hash, PyObject value) {
        int i = find(key, hash);
        value.incref();
        if (i >= 0) {
            trackFor(key, value);
            PyObject old = values[i];
            values[i] = value;
            old.decref();
            return;
        }
        key.incref();
        trackFor(key, value);
        insertNew(key, hash, value);
    }

    private void insertNew(PyObject key, long hash, PyObject value) {
        keysVersion = 0;
        if (hashes == null && key.type != PyStr.TYPE) {
            materializeHashes();
        }
        if (log2Size == 0 || entries == usable(log2Size)) {
            grow();
        }
        int position = entries++;
        if (position >= keys.length) {
            int n = Math.min(usable(log2Size), Math.max(position + 1, keys.length * 2));
            keys = Arrays.copyOf(keys, n);
            values = Arrays.copyOf(values, n);
            if (hashes != null) {
                hashes = Arrays.copyOf(hashes, n);
            }
        }
        keys[position] = key;
        values[position] = value;
        if (hashes != null) {
            hashes[position] = hash;
        }
        place(hash, position);
        used++;
    }

    private void place(long hash, int position) {
        int mask = (1 << log2Size) - 1;
        long perturb = hash;
        int slot = start(hash, mask);
        while (indexAt(slot) >= 0) {
            perturb >>>= 5;
            slot = slot * 5 + (int) perturb + 1 & mask;
        }
        setIndex(slot, position);
    }

    private void materializeHashes() {
        hashes = new long[keys.length];
        for (int i = 0; i < entries; i++) {
            if (keys[i] != null) {
                hashes[i] = ((PyStr) keys[i]).hash();
            }
        }
    }

    // CPython: Objects/dictobject.c insertion_resize, GROWTH_RATE
    private void grow() {
        int want = log2Size == 0 ? 1 : used * 3;
        int log2 = 3;
        while (1 << log2 < want) {
            log2++;
        }
        resize(log2);
    }

    /** Makes room for {@code log2} index slots and squeezes out dead entries. */
    void resize(int log2) {
        log2Size = log2;
        int slots = 1 << log2;
        index8 = null;
        index16 = null;
        index32 = null;
        if (log2 <= 7) {
            index8 = new byte[slots];
            Arrays.fill(index8, (byte) EMPTY);
        } else if (log2 <= 15) {
            index16 = new short[slots];
            Arrays.fill(index16, (short) EMPTY);
        } else {
            index32 = new int[slots];
            Arrays.fill(index32, EMPTY);
        }
        int capacity = Math.max(log2 <= 3 ? 2 : used + (used >> 1), used);
        capacity = Math.min(Math.max(capacity, 1), usable(log2));
        PyObject[] ks = new PyObject[capacity];
        PyObject[] vs = new PyObject[capacity];
        long[] hs = hashes == null ? null : new long[capacity];
        int n = 0;
        for (int i = 0; i < entries; i++) {
            if (keys[i] != null) {
                ks[n] = keys[i];
                vs[n] = values[i];
                if (hs != null) {
                    hs[n] = hashes[i];
                }
                n++;
            }
        }
        keys = ks;
        values = vs;
        hashes = hs;
        entries = n;
        keysVersion = 0;
        for (int i = 0; i < n; i++) {
            place(hs == null ? ((PyStr) ks[i]).hash() : hs[i], i);
        }
    }

    /** Deletes {@code key}; false if it is not there. */
    public boolean remove(PyObject key) {
        int i = find(key, hashOf(key));
        if (i < 0) {
            return false;
        }
        PyObject k = keys[i];
        PyObject v = takeAt(i);
        // CPython: Objects/dictobject.c delitem_common: the key first
        k.decref();
        v.decref();
        return true;
    }

    /** Takes the entry at position {@code i} out; the references to its key (read it first) and the returned value pass to the caller. */
    PyObject takeAt(int i) {
        long hash = hashes == null ? ((PyStr) keys[i]).hash() : hashes[i];
        int mask = (1 << log2Size) - 1;
        long perturb = hash;
        int slot = start(hash, mask);
        while (indexAt(slot) != i) {
            perturb >>>= 5;
            slot = slot * 5 + (int) perturb + 1 & mask;
        }
        setIndex(slot, DUMMY);
        PyObject v = values[i];
        keys[i] = null;
        values[i] = null;
        used--;
        keysVersion = 0;
        return v;
    }

    /** The first position from {@code i} on that holds an entry, or -1: {@code for (int i = d.next(0); i >= 0; i = d.next(i + 1))}. */
    public int next(int i) {
        for (; i < entries; i++) {
            if (keys[i] != null) {
                return i;
            }
        }
        return -1;
    }

    @Borrowed
    public PyObject keyAt(int position) {
        return keys[position];
    }

    @Borrowed
    public PyObject valueAt(int position) {
        return values[position];
    }

    /** Replaces the value at a position that holds an entry; takes a new reference. */
    public void setValueAt(int position, PyObject value) {
        value.incref();
        trackFor(value, value);
        PyObject old = values[position];
        values[position] = value;
        old.decref();
    }

    /** Removes all entries, first to last. */
    // CPython: Objects/dictobject.c PyDict_Clear, dictkeys_decref
    public void clearAll() {
        PyObject[] ks = keys;
        PyObject[] vs = values;
        int n = entries;
        keys = NONE;
        values = NONE;
        hashes = null;
        index8 = null;
        index16 = null;
        index32 = null;
        log2Size = 0;
        entries = 0;
        used = 0;
        keysVersion = 0;
        for (int i = 0; i < n; i++) {
            xdecref(ks[i]);
            xdecref(vs[i]);
        }
    }

    // CPython: Objects/dictobject.c MAINTAIN_TRACKING
    private void trackFor(PyObject key, PyObject value) {
        if (!Heap.isTracked(this) && (mayBeTracked(key) || mayBeTracked(value))) {
            Heap.track(this);
        }
    }

    /** Whether the collector tracks {@code o} or may come to (_PyObject_GC_MAY_BE_TRACKED). */
    static boolean mayBeTracked(PyObject o) {
        return o.isCollectable() && (o.type != PyTuple.TYPE || Heap.isTracked(o));
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        for (int i = 0; i < entries; i++) {
            if (keys[i] != null) {
                visitor.visit(keys[i]);
                visitor.visit(values[i]);
            }
        }
    }

    @Override
    protected void dropFields() {
        clearAll();
    }

    @Override
    protected void clearFields() {
        clearAll();
    }

    static class Type extends PyType {
        Type() {
            super("dict", PyDictTable.INSTANCE, null, 64, 0, BASETYPE | HAVE_GC | TRASHCAN | DICT_SUBCLASS | MAPPING | MATCH_SELF);
        }

        /** A built-in type that derives from dict. */
        Type(String name, MethodTable table, PyType base, int basicsize, int itemsize, long flags) {
            super(name, table, base, basicsize, itemsize, flags);
        }

        @Override
        public long mpLength(PyObject self) {
            return ((PyDict) self).used;
        }
    }
}
