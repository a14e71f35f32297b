package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.HeapMode;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import java.util.Arrays;

/**
 * A dict: compact and ordered, as CPython's. Entries stand in insertion order in parallel arrays; a hash index holds their positions.
 *
 * <p>Invariant: {@code entries} is the number of entry positions handed out, {@code used} the number of those that are live; a dead entry
 * has a null key. The index has a power of two slots of which at most two thirds are handed out; {@link #DUMMY} marks a deleted one. While all
 * keys are exact strs, {@link #hashes} is null, for a str knows its hash.
 */
@BuiltinType(name = "dict", doc = "dict() -> new empty dictionary\n"
        + "dict(mapping) -> new dictionary initialized from a mapping object's\n"
        + "    (key, value) pairs\n"
        + "dict(iterable) -> new dictionary initialized as if via:\n"
        + "    d = {}\n"
        + "    for k, v in iterable:\n"
        + "        d[k] = v\n"
        + "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n"
        + "    in the keyword argument list.  For example:  dict(one=1, two=2)")
public class PyDict extends PyObject {
    private static final Pool<PyDict> POOL = new Pool<>(80);

    public static final PyType TYPE = new Type();

    private static final int EMPTY = -1;
    private static final int DUMMY = -2;

    private static final PyObject[] NONE = new PyObject[0];
    /** log2 of the index size of shared keys (NEXT_LOG2_DICT_MAX_SIZE). */
    private static final int LOG2_SHARED = 6;
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
    /** For an OrderedDict, its node of each entry; else null. */
    PyOrderedDict.Node[] nodes;
    /** Live entries. */
    int used;
    /** Positions that may still be handed out before the index grows (dk_usable). */
    private int usable;

    /**
     * For the attribute dict of an instance, the keys that it shares with others of the class (a split table): they own the keys of the
     * entries, which this dict then does not; else null.
     */
    private SharedKeys shared;

    /** Identifies the set of keys and their positions; 0 if no number was asked for since it last changed. */
    private int keysVersion;

    /** An empty dict of this type, not tracked: {@link #create} makes plain ones. */
    protected PyDict(PyType type) {
        super(type);
    }

    /** An empty dict. It is tracked by the collector only when it holds something that is. */
    public static PyDict create() {
        PyDict d = make();
        Heap.allocated(d, FreeLists.DICTS);
        return d;
    }

    private static PyDict make() {
        if (HeapMode.POOLS) {
            PyDict d = POOL.take();
            if (d != null) {
                d.type = TYPE;
                d.keys = NONE;
                d.values = NONE;
                return d;
            }
        }
        return new PyDict(TYPE);
    }

    /** It is as {@link #clearAll} has left it. */
    @Override
    protected void recycle() {
        super.recycle();
        keys = null;
        values = null;
        if (getClass() == PyDict.class) {
            POOL.give(this);
        }
    }

    /** A dict of this type from the allocator, for tp_new; a subclass's is tracked at once. */
    // CPython: Objects/dictobject.c dict_new
    protected static <D extends PyDict> D born(D d) {
        Heap.allocated(d);
        if (d.type != TYPE) {
            Heap.trackAgain(d);
        }
        return d;
    }

    /** A new dict with the same entries. */
    // CPython: Objects/dictobject.c PyDict_Copy
    public static PyDict copyOf(PyDict d) {
        PyDict copy = create();
        if (d.used == 0) {
            return copy;
        }
        if (d.shared != null || !overridesIter(d) && d.used >= d.entries * 2 / 3) {
            copy.cloneFrom(d);
            if (Heap.isTracked(d)) {
                Heap.trackAgain(copy);
            }
            return copy;
        }
        try {
            copy.merge(d, true);
        } catch (PyException e) {
            copy.decref();
            throw e;
        }
        return copy;
    }

    /** Takes the entries, dead ones included, and the index of {@code d} over this dict, which is empty. */
    // CPython: Objects/dictobject.c clone_combined_dict_keys
    private void cloneFrom(PyDict d) {
        log2Size = d.log2Size;
        makeIndex(1 << log2Size);
        if (d.index8 != null) {
            System.arraycopy(d.index8, 0, index8, 0, index8.length);
        } else if (d.index16 != null) {
            System.arraycopy(d.index16, 0, index16, 0, index16.length);
        } else {
            System.arraycopy(d.index32, 0, index32, 0, index32.length);
        }
        keys = Payload.copyOfRange(d.keys, 0, d.keys.length);
        values = Payload.copyOfRange(d.values, 0, d.values.length);
        if (d.hashes != null) {
            hashes = Payload.longs(d.hashes.length);
            System.arraycopy(d.hashes, 0, hashes, 0, hashes.length);
        }
        entries = d.entries;
        used = d.used;
        usable = d.usable;
        keysVersion = 0;
        for (int i = 0; i < entries; i++) {
            if (keys[i] != null) {
                if (d.shared == null) {
                    keys[i].incref();
                }
                values[i].incref();
            }
        }
        shared = d.shared;
        if (shared != null) {
            shared.hold();
        }
    }

    /** This dict, all of whose keys are in {@code keys}, becomes one of those that share them. */
    void split(SharedKeys keys) {
        shared = keys;
        keys.hold();
        for (int i = 0; i < entries; i++) {
            xdecref(this.keys[i]);
        }
    }

    /** The end of sharing: this dict owns its keys again. */
    private void combine() {
        SharedKeys s = shared;
        shared = null;
        for (int i = 0; i < entries; i++) {
            xnewRef(keys[i]);
        }
        s.release();
    }

    /** A key is about to be added to a split table: the key to enter. Takes the reference over if the table stays a split one. */
    private PyObject addShared(PyObject key) {
        if (key.type == PyStr.TYPE) {
            PyStr name = ((PyStr) key).internedRef();
            if (shared.add(name) >= 0) {
                key.decref();
                name.decref();
                return name;
            }
            name.decref();
        }
        combine();
        if (log2Size != 0) {
            grow();
        }
        return key;
    }

    /** Whether the class of {@code d} iterates otherwise than dict does. */
    private static boolean overridesIter(PyDict d) {
        PyType t = d.type;
        return t != TYPE && (t instanceof HeapType h && h.overrides(Slot.TP_ITER) || TypeSlots.slotOwner(t, Slot.TP_ITER) != TYPE);
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

    /** The same with the hash given. */
    @Borrowed
    public PyObject get(PyObject key, long hash) {
        int i = find(key, hash);
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
        if (shared != null) {
            key = addShared(key);
        }
        if (usable <= 0 || entries >= keys.length || hashes == null && key.type != PyStr.TYPE) {
            makeRoom(key, value);
        }
        usable--;
        int position = entries++;
        keys[position] = key;
        values[position] = value;
        if (hashes != null) {
            hashes[position] = hash;
        }
        place(hash, position);
        used++;
    }

    /** Makes room for the entry {@code key}: {@code value}, which it takes over if that fails. */
    // CPython: Objects/dictobject.c insertdict, insert_to_emptydict
    private void makeRoom(PyObject key, PyObject value) {
        try {
            if (log2Size == 0) {
                if (key.type != PyStr.TYPE) {
                    hashes = new long[0];
                }
                resize(3);
            } else if (hashes == null && key.type != PyStr.TYPE) {
                materializeHashes();
                grow();
            } else if (usable <= 0) {
                grow();
            }
            if (entries >= keys.length) {
                int n = Math.min(usable(log2Size), Math.max(entries + 1, keys.length * 2));
                PyObject[] ks = Payload.copyOfRange(keys, 0, n);
                PyObject[] vs = Payload.copyOfRange(values, 0, n);
                long[] hs = hashes == null ? null : Payload.copyOfRange(hashes, 0, n);
                nodes = nodes == null ? null : Arrays.copyOf(nodes, n);
                releaseEntries();
                keys = ks;
                values = vs;
                hashes = hs;
            }
        } catch (OutOfMemoryError e) {
            key.decref();
            value.decref();
            throw PyErr.noMemory(e);
        }
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
        hashes = Payload.longs(keys.length);
        for (int i = 0; i < entries; i++) {
            if (keys[i] != null) {
                hashes[i] = ((PyStr) keys[i]).hash();
            }
        }
    }

    // CPython: Objects/dictobject.c insertion_resize, GROWTH_RATE
    private void grow() {
        resize(log2For(used * 3L));
    }

    /** log2 of the size of an index for at least {@code slots}. */
    // CPython: Objects/dictobject.c calculate_log2_keysize
    private static int log2For(long slots) {
        return 64 - Long.numberOfLeadingZeros((slots | 8) - 1 | 7);
    }

    /** log2 of the size of an index that takes {@code n} entries. */
    // CPython: Objects/dictobject.c estimate_log2_keysize
    private static int log2ForEntries(long n) {
        return log2For((n * 3 + 1) / 2);
    }

    private void makeIndex(int slots) {
        if (slots <= 1 << 7) {
            index8 = Payload.bytes(slots);
        } else if (slots <= 1 << 15) {
            index16 = Payload.shorts(slots);
        } else {
            index32 = Payload.ints(slots);
        }
    }

    private void releaseIndex() {
        if (index8 != null) {
            Payload.release(index8);
            index8 = null;
        } else if (index16 != null) {
            Payload.release(index16);
            index16 = null;
        } else if (index32 != null) {
            Payload.release(index32);
            index32 = null;
        }
    }

    /** The entries are elsewhere by now. */
    private void releaseEntries() {
        Payload.releaseMoved(keys);
        Payload.releaseMoved(values);
        if (hashes != null) {
            Payload.release(hashes);
        }
    }

    /** Makes room for {@code log2} index slots and squeezes out dead entries. */
    void resize(int log2) {
        int slots = 1 << log2;
        int capacity = Math.max(log2 <= 3 ? 2 : used + (used >> 1), used);
        capacity = Math.min(Math.max(capacity, 1), usable(log2));
        // all that needs memory before anything changes
        byte[] bytes = log2 <= 7 ? Payload.bytes(slots) : null;
        short[] shorts = log2 > 7 && log2 <= 15 ? Payload.shorts(slots) : null;
        int[] ints = log2 > 15 ? Payload.ints(slots) : null;
        PyObject[] ks = Payload.objects(capacity);
        PyObject[] vs = Payload.objects(capacity);
        long[] hs = hashes == null ? null : Payload.longs(capacity);
        PyOrderedDict.Node[] ns = nodes == null ? null : new PyOrderedDict.Node[capacity];
        log2Size = log2;
        usable = usable(log2) - used;
        releaseIndex();
        index8 = bytes;
        index16 = shorts;
        index32 = ints;
        if (bytes != null) {
            Arrays.fill(bytes, (byte) EMPTY);
        } else if (shorts != null) {
            Arrays.fill(shorts, (short) EMPTY);
        } else {
            Arrays.fill(ints, EMPTY);
        }
        int n = 0;
        for (int i = 0; i < entries; i++) {
            if (keys[i] != null) {
                ks[n] = keys[i];
                vs[n] = values[i];
                if (hs != null) {
                    hs[n] = hashes[i];
                }
                if (ns != null && i < nodes.length) {
                    ns[n] = nodes[i];
                }
                n++;
            }
        }
        releaseEntries();
        keys = ks;
        values = vs;
        hashes = hs;
        nodes = ns;
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
        if (shared != null) {
            keys[i].incref();
        }
        keys[i] = null;
        values[i] = null;
        if (nodes != null && i < nodes.length) {
            nodes[i] = null;
        }
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
        if (hashes != null) {
            Payload.release(hashes);
            hashes = null;
        }
        nodes = nodes == null ? null : new PyOrderedDict.Node[0];
        releaseIndex();
        log2Size = 0;
        entries = 0;
        usable = 0;
        used = 0;
        keysVersion = 0;
        SharedKeys s = shared;
        if (s != null) {
            shared = null;
            releaseShared(s, ks, vs, n);
        } else {
            for (int i = 0; i < n; i++) {
                xdecref(ks[i]);
                xdecref(vs[i]);
            }
        }
        Payload.releaseMoved(ks);
        Payload.releaseMoved(vs);
    }

    /** The values of a split table go in the order of its keys, whatever the order in which they came. */
    private static void releaseShared(SharedKeys shared, PyObject[] keys, PyObject[] values, int n) {
        for (int k = 0; k < shared.size; k++) {
            for (int i = 0; i < n; i++) {
                if (keys[i] == shared.names[k]) {
                    values[i].decref();
                    break;
                }
            }
        }
        shared.release();
    }

    // CPython: Objects/dictobject.c MAINTAIN_TRACKING
    private void trackFor(PyObject key, PyObject value) {
        if (!Heap.isTracked(this) && (mayBeTracked(key) || mayBeTracked(value))) {
            Heap.trackAgain(this);
        }
    }

    /** Whether the collector tracks {@code o} or may come to (_PyObject_GC_MAY_BE_TRACKED). */
    static boolean mayBeTracked(PyObject o) {
        return o.isCollectable() && (o.type != PyTuple.TYPE || Heap.isTracked(o));
    }

    /** Whether {@code o} is a mapping to {@link #update} from, not a sequence of pairs: it has {@code keys}. */
    private static boolean hasKeys(PyObject o) {
        return o.type == TYPE || Objects.hasAttr(o, Id.keys);
    }

    /** dict.update(arg): a mapping, or a sequence of pairs. */
    // CPython: Objects/dictobject.c dict_update_arg
    public void update(PyObject arg) {
        if (hasKeys(arg)) {
            merge(arg, true);
        } else {
            mergePairs(arg);
        }
    }

    /** Adds the entries of a mapping; those whose keys are here replace the values only if {@code override}. */
    // CPython: Objects/dictobject.c dict_merge
    public void merge(PyObject mapping, boolean override) {
        merge(mapping, override ? 1 : 0);
    }

    /** Adds the entries of a mapping; KeyError for the first key that is here already (_PyDict_MergeEx with override 2). */
    public void mergeUnique(PyObject mapping) {
        merge(mapping, 2);
    }

    private void merge(PyObject mapping, int override) {
        if (mapping instanceof PyDict d && !overridesIter(d)) {
            mergeDict(d, override);
            return;
        }
        PyObject names = keysOf(mapping);
        try {
            PyObject it = Abstract.iter(names);
            try {
                for (PyObject key; (key = Abstract.next(it)) != null;) {
                    try {
                        if (override != 1 && containsKey(key)) {
                            if (override == 0) {
                                continue;
                            }
                            throw PyErr.keyError(key);
                        }
                        PyObject value = Abstract.getItem(mapping, key);
                        try {
                            put(key, value);
                        } finally {
                            value.decref();
                        }
                    } finally {
                        key.decref();
                    }
                }
            } finally {
                it.decref();
            }
        } finally {
            names.decref();
        }
    }

    /** A list of what {@code mapping.keys()} gives. */
    // CPython: Objects/abstract.c PyMapping_Keys, method_output_as_list
    private static PyList keysOf(PyObject mapping) {
        PyObject view = Call.method(mapping, Id.keys);
        try {
            PyObject it;
            try {
                it = Abstract.iter(view);
            } catch (PyException e) {
                if (!e.matches(PyExc.TypeError)) {
                    throw e;
                }
                e.release();
                throw PyErr.typeError(mapping.type.tpName() + ".keys() returned a non-iterable (type " + view.type.tpName() + ")");
            }
            try {
                return Abstract.list(it);
            } finally {
                it.decref();
            }
        } finally {
            view.decref();
        }
    }

    private void mergeDict(PyDict other, int override) {
        if (other == this || other.used == 0) {
            return;
        }
        if (used == 0) {
            override = 1;
            if (other.shared == null && other.used == other.entries && (other.log2Size == 3 || usable(other.log2Size - 1) < other.used)) {
                clearAll();
                cloneFrom(other);
                if (Heap.isTracked(other) && !Heap.isTracked(this)) {
                    Heap.trackAgain(this);
                }
                return;
            }
        }
        if (shared != null && usable(LOG2_SHARED) < other.used) {
            combine();
        }
        if (shared == null && (log2Size == 0 || usable(log2Size) < other.used)) {
            if (log2Size == 0 && other.hashes != null) {
                hashes = new long[0];
            } else if (hashes == null && other.hashes != null) {
                materializeHashes();
            }
            resize(log2ForEntries((long) used + other.used));
        }
        int n = other.entries;
        for (int i = other.next(0); i >= 0; i = other.next(i + 1)) {
            PyObject key = other.keys[i];
            PyObject value = other.values[i];
            long hash = other.hashAt(i);
            key.incref();
            value.incref();
            try {
                if (override == 1) {
                    put(key, hash, value);
                } else if (find(key, hash) < 0) {
                    put(key, hash, value);
                } else if (override != 0) {
                    throw PyErr.keyError(key);
                }
            } finally {
                value.decref();
                key.decref();
            }
            if (n != other.entries) {
                throw PyErr.runtimeError("dict mutated during update");
            }
        }
    }

    /** The hash of the key at a position that holds an entry. */
    long hashAt(int i) {
        return hashes == null ? ((PyStr) keys[i]).hash() : hashes[i];
    }

    // CPython: Objects/dictobject.c PyDict_MergeFromSeq2
    private void mergePairs(PyObject iterable) {
        PyObject it = Abstract.iter(iterable);
        try {
            long i = 0;
            for (PyObject item; (item = Abstract.next(it)) != null; i++) {
                PyObject fast;
                try {
                    fast = Abstract.fast(item, "");
                } catch (PyException e) {
                    if (!e.matches(PyExc.TypeError)) {
                        throw e;
                    }
                    e.release();
                    throw PyErr.typeError("cannot convert dictionary update sequence element #" + i + " to a sequence");
                } finally {
                    item.decref();
                }
                try {
                    int n = PyList.count(fast);
                    if (n != 2) {
                        throw PyErr.valueError("dictionary update sequence element #" + i + " has length " + n + "; 2 is required");
                    }
                    PyObject[] pair = PyList.elements(fast);
                    PyObject key = pair[0].newRef();
                    PyObject value = pair[1].newRef();
                    try {
                        put(key, value);
                    } finally {
                        key.decref();
                        value.decref();
                    }
                } finally {
                    fast.decref();
                }
            }
        } finally {
            it.decref();
        }
    }

    // CPython: Objects/dictobject.c dict_update_common
    private void updateCommon(String name, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkPositional(name, nargs, 0, 1);
        if (nargs == 1) {
            update(args[base]);
        }
        if (kwnames != null) {
            Args.validateKeywords(kwnames);
            if (shared != null && used == 0 && kwnames.items.length != 0) {
                // CPython has put the keywords into a dict, whose table an empty dict takes over
                combine();
            }
            for (int i = 0; i < kwnames.items.length; i++) {
                put(kwnames.items[i], args[base + nargs + i]);
            }
        }
    }

    @PyNew(value = "dict", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return born(new PyDict(cls));
    }

    @PyInit(value = "dict", raw = true)
    static void init(PyDict self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        self.updateCommon("dict", args, base, nargs, kwnames);
    }

    @PyMethod(value = "__contains__($self, key, /)", doc = "True if the dictionary has the specified key, else False.", coexist = true)
    static boolean contains(PyDict self, PyObject key) {
        return self.containsKey(key);
    }

    @PyMethod(value = "__getitem__", raw = true, coexist = true, doc = "x.__getitem__(y) <==> x[y]")
    static PyObject getItem(PyDict self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkOneArg("dict.__getitem__", nargs, kwnames);
        return TYPE.mpSubscript(self, args[base]);
    }

    @PyMethod(value = "__sizeof__($self)", textSignature = false, doc = "D.__sizeof__() -> size of D in memory, in bytes")
    static long sizeOf(PyDict self) {
        return self.sizeof();
    }

    @PyMethod(value = "get($self, key, default=None, /)",
            doc = "Return the value for key if key is in the dictionary, else default.")
    static PyObject get(PyDict self, PyObject key, PyObject value) {
        PyObject v = self.get(key);
        return v != null ? v.newRef() : value != null ? value.newRef() : PyNone.owned();
    }

    @PyMethod(value = "setdefault($self, key, default=None, /)",
            doc = "Insert key with a value of default if key is not in the dictionary.\n\n"
            + "Return the value for key if key is in the dictionary, else default.")
    static PyObject setDefault(PyDict self, PyObject key, PyObject value) {
        return self.setDefault(key, value == null ? PyNone.INSTANCE : value).newRef();
    }

    /** The value of {@code key}, set to {@code value} if there was none. */
    // CPython: Objects/dictobject.c PyDict_SetDefault
    @Borrowed
    public PyObject setDefault(PyObject key, PyObject value) {
        long hash = hashOf(key);
        int i = find(key, hash);
        if (i >= 0) {
            return values[i];
        }
        key.incref();
        value.incref();
        trackFor(key, value);
        insertNew(key, hash, value);
        return value;
    }

    @PyMethod(value = "pop($self, key, default=<unrepresentable>, /)",
            doc = "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\n"
            + "If the key is not found, return the default if given; otherwise,\n"
            + "raise a KeyError.")
    static PyObject pop(PyDict self, PyObject key, PyObject value) {
        PyObject v = self.pop(key);
        if (v != null) {
            return v;
        }
        if (value != null) {
            return value.newRef();
        }
        throw PyErr.keyError(key);
    }

    /** Removes {@code key} and returns its value, or null if it is not there. */
    // CPython: Objects/dictobject.c _PyDict_Pop_KnownHash
    public PyObject pop(PyObject key) {
        return used == 0 ? null : pop(key, hashOf(key));
    }

    /** The same with the hash given. */
    public PyObject pop(PyObject key, long hash) {
        if (used == 0) {
            return null;
        }
        int i = find(key, hash);
        if (i < 0) {
            return null;
        }
        PyObject k = keys[i];
        PyObject v = takeAt(i);
        k.decref();
        return v;
    }

    @PyMethod(value = "popitem($self, /)", doc = "Remove and return a (key, value) pair as a 2-tuple.\n\n"
            + "Pairs are returned in LIFO (last-in, first-out) order.\n"
            + "Raises KeyError if the dict is empty.")
    static PyObject popItem(PyDict self) {
        if (self.used == 0) {
            throw PyErr.format(PyExc.KeyError, "popitem(): dictionary is empty");
        }
        if (self.shared != null) {
            self.combine();
            self.resize(LOG2_SHARED);
        }
        int i = self.entries - 1;
        while (self.keys[i] == null) {
            i--;
        }
        PyObject key = self.keys[i];
        PyObject value = self.takeAt(i);
        self.entries = i;
        return PyTuple.steal(key, value);
    }

    @PyMethod(value = "keys($self)", textSignature = false,
            doc = "D.keys() -> a set-like object providing a view on D's keys")
    static PyObject keys(PyDict self) {
        return PyDictKeys.create(self);
    }

    @PyMethod(value = "items($self)", textSignature = false,
            doc = "D.items() -> a set-like object providing a view on D's items")
    static PyObject items(PyDict self) {
        return PyDictItems.create(self);
    }

    @PyMethod(value = "values($self)", textSignature = false, doc = "D.values() -> an object providing a view on D's values")
    static PyObject values(PyDict self) {
        return PyDictValues.create(self);
    }

    @PyMethod(value = "update", raw = true, doc = "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\n"
            + "If E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]\n"
            + "If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\n"
            + "In either case, this is followed by: for k in F:  D[k] = F[k]")
    static void update(PyDict self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        self.updateCommon("update", args, base, nargs, kwnames);
    }

    // CPython: Objects/dictobject.c _PyDict_FromKeys
    @PyMethod(value = "fromkeys($type, iterable, value=None, /)",
            doc = "Create a new dictionary with keys from iterable and values set to value.")
    static PyObject fromKeys(PyType cls, PyObject iterable, PyObject given) {
        PyObject value = given == null ? PyNone.INSTANCE : given;
        PyObject d = Call.call(cls);
        try {
            if (d.type == TYPE && ((PyDict) d).used == 0 && iterable.type == TYPE) {
                ((PyDict) d).fillFrom((PyDict) iterable, value);
                return d;
            }
            if (d.type == TYPE && ((PyDict) d).used == 0 && AnySet.isExact(iterable)) {
                ((PyDict) d).fillFrom((AnySet) iterable, value);
                return d;
            }
            PyObject it = Abstract.iter(iterable);
            try {
                for (PyObject key; (key = Abstract.next(it)) != null;) {
                    try {
                        if (d.type == TYPE) {
                            ((PyDict) d).put(key, value);
                        } else {
                            Abstract.setItem(d, key, value);
                        }
                    } finally {
                        key.decref();
                    }
                }
            } finally {
                it.decref();
            }
        } catch (PyException e) {
            d.decref();
            throw e;
        }
        return d;
    }

    private void presize(int n, boolean strs) {
        if (!strs && hashes == null) {
            materializeHashes();
        }
        resize(log2ForEntries(n));
    }

    /** Puts a key whose owner a comparison may empty meanwhile. */
    private void putHolding(PyObject key, long hash, PyObject value) {
        key.incref();
        try {
            put(key, hash, value);
        } finally {
            key.decref();
        }
    }

    private void fillFrom(PyDict other, PyObject value) {
        presize(other.used, other.hashes == null);
        for (int i = other.next(0); i >= 0; i = other.next(i + 1)) {
            putHolding(other.keys[i], other.hashAt(i), value);
        }
    }

    private void fillFrom(AnySet set, PyObject value) {
        presize(set.size(), false);
        for (int i = set.next(0); i >= 0; i = set.next(i + 1)) {
            putHolding(set.keys[i], set.hashes[i], value);
        }
    }

    @PyMethod(value = "clear($self)", textSignature = false, doc = "D.clear() -> None.  Remove all items from D.")
    static void clear(PyDict self) {
        self.clearAll();
    }

    @PyMethod(value = "copy($self)", textSignature = false, doc = "D.copy() -> a shallow copy of D")
    static PyObject copy(PyDict self) {
        return copyOf(self);
    }

    @PyMethod(value = "__reversed__($self, /)", doc = "Return a reverse iterator over the dict keys.")
    static PyObject reversed(PyDict self) {
        return PyDictReverseKeyIterator.make(self);
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    // CPython: Objects/dictobject.c _PyDict_SizeOf, _PyDict_KeysSize
    @Override
    public long sizeof() {
        if (shared != null) {
            return type.basicsize + 8L * shared.capacity();
        }
        if (log2Size == 0) {
            return type.basicsize;
        }
        int indexBytes = log2Size < 8 ? log2Size : log2Size < 16 ? log2Size + 1 : log2Size + 2;
        return type.basicsize + 32 + (1L << indexBytes) + (hashes == null ? 16L : 24L) * usable(log2Size);
    }

    // CPython: Objects/dictobject.c _PyDict_MaybeUntrack
    @Override
    public void maybeUntrackMutable() {
        if (type != TYPE) {
            return;
        }
        for (int i = 0; i < entries; i++) {
            if (keys[i] != null && (mayBeTracked(values[i]) || mayBeTracked(keys[i]))) {
                return;
            }
        }
        Heap.untrack(this);
    }

    // CPython: Objects/dictobject.c dict_equal
    private boolean equalTo(PyDict b) {
        if (used != b.used) {
            return false;
        }
        for (int i = 0; i < entries; i++) {
            PyObject key = keys[i];
            if (key == null) {
                continue;
            }
            PyObject value = values[i];
            long hash = hashAt(i);
            key.incref();
            value.incref();
            try {
                int at = b.find(key, hash);
                if (at < 0) {
                    return false;
                }
                PyObject other = b.values[at].newRef();
                try {
                    if (!Objects.equal(value, other)) {
                        return false;
                    }
                } finally {
                    other.decref();
                }
            } finally {
                key.decref();
                value.decref();
            }
        }
        return true;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        boolean general = false;
        for (int i = 0; i < entries; i++) {
            PyObject key = keys[i];
            if (key != null) {
                visitor.visit(values[i]);
                if (!general && key.type != PyStr.TYPE) {
                    general = true;
                    visitKeys(visitor, i);
                }
                if (general) {
                    visitor.visit(key);
                }
            }
        }
    }

    /** The keys of a dict with no others than strings are no business of the collector; shared ones are not this dict's. */
    // CPython: Objects/dictobject.c dict_traverse
    @Override
    public void traverseHidden(Visitor visitor) {
        if (shared != null) {
            return;
        }
        for (int i = 0; i < entries; i++) {
            if (keys[i] != null && keys[i].type != PyStr.TYPE) {
                return;
            }
        }
        visitKeys(visitor, entries);
    }

    private void visitKeys(Visitor visitor, int end) {
        for (int i = 0; i < end; i++) {
            visitor.xvisit(keys[i]);
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

    public static class Type extends PyType {
        Type() {
            super("dict", PyDictTable.INSTANCE, null, 48, 0,
                    BASETYPE | HAVE_GC | TRASHCAN | DICT_SUBCLASS | MAPPING | MATCH_SELF | GENERIC_GETATTR | NO_HASH | TP_VECTORCALL);
        }

        /** A built-in type that derives from dict. */
        protected Type(String name, MethodTable table, PyType base, int basicsize, int itemsize, long flags) {
            super(name, table, base, basicsize, itemsize, flags);
        }

        // CPython: Objects/dictobject.c dict_dealloc
        @Override
        public void free(PyObject self) {
            if (self.type == PyDict.TYPE) {
                Heap.free(self, FreeLists.DICTS);
            } else {
                super.free(self);
            }
        }

        // CPython: Objects/dictobject.c dict_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyDict self = (PyDict) o;
            if (ReprGuard.enter(self)) {
                return PyStr.of("{...}");
            }
            try {
                if (self.used == 0) {
                    return PyStr.of("{}");
                }
                StringBuilder text = new StringBuilder("{");
                for (int i = self.next(0); i >= 0; i = self.next(i + 1)) {
                    PyObject key = self.keys[i].newRef();
                    PyObject value = self.values[i].newRef();
                    try {
                        if (text.length() > 1) {
                            text.append(", ");
                        }
                        ReprGuard.append(text, key);
                        ReprGuard.append(text.append(": "), value);
                    } finally {
                        key.decref();
                        value.decref();
                    }
                }
                return PyStr.of(text.append('}').toString());
            } finally {
                ReprGuard.leave(self);
            }
        }

        // CPython: Objects/dictobject.c dict_richcompare
        @Override
        public PyObject tpRichCompare(PyObject v, PyObject w, int op) {
            if (!(v instanceof PyDict a) || !(w instanceof PyDict b) || op != Objects.EQ && op != Objects.NE) {
                return PyNotImplemented.owned();
            }
            return PyBool.of(a.equalTo(b) == (op == Objects.EQ));
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return PyDictKeyIterator.make((PyDict) self);
        }

        // CPython: Objects/dictobject.c dict_or
        @Override
        public PyObject nbOr(PyObject v, PyObject w) {
            if (!(v instanceof PyDict a) || !(w instanceof PyDict)) {
                return PyNotImplemented.owned();
            }
            PyDict r = copyOf(a);
            try {
                r.update(w);
            } catch (PyException e) {
                r.decref();
                throw e;
            }
            return r;
        }

        @Override
        public PyObject nbInplaceOr(PyObject self, PyObject other) {
            ((PyDict) self).update(other);
            return self.newRef();
        }

        @Override
        public long mpLength(PyObject self) {
            return ((PyDict) self).used;
        }

        // CPython: Objects/dictobject.c dict_subscript
        @Override
        public PyObject mpSubscript(PyObject o, PyObject key) {
            PyDict self = (PyDict) o;
            PyObject v = self.get(key);
            if (v != null) {
                return v.newRef();
            }
            if (self.type != PyDict.TYPE) {
                PyObject r = Call.special(self, Id.__missing__, key);
                if (r != null) {
                    return r;
                }
            }
            throw PyErr.keyError(key);
        }

        @Override
        public void mpAssSubscript(PyObject o, PyObject key, PyObject value) {
            PyDict self = (PyDict) o;
            if (value != null) {
                self.put(key, value);
            } else if (!self.remove(key)) {
                throw PyErr.keyError(key);
            }
        }

        @Override
        public boolean sqContains(PyObject self, PyObject key) {
            return ((PyDict) self).containsKey(key);
        }
    }
}
