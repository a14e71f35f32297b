package dev.adder.runtime.object;

import dev.adder.heap.HeapMode;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.Steals;
import java.util.Arrays;

/**
 * The table of a set or frozenset. It probes and grows exactly as CPython's, for under the same hashes that decides the order of iteration.
 *
 * <p>Invariant: a slot is empty (null key, hash 0), a dummy left by a removal (hash -1) or active; {@code fill} counts the last two,
 * {@code used} the active ones.
 */
public abstract class AnySet extends PyObject {
    private static final int MIN_SIZE = 8;
    private static final int LINEAR_PROBES = 9;
    private static final int PERTURB_SHIFT = 5;

    /** The table of a dying set. */
    private static final PyObject[] NONE = new PyObject[0];
    private static final PyObject DUMMY = new PyObject(PyBaseObject.TYPE) {};

    /** Keys and their hashes by slot. Active keys are owned. */
    PyObject[] keys = Payload.objects(MIN_SIZE);
    long[] hashes = noHashes(MIN_SIZE);
    int fill;
    int used;
    /** The last dummy that the last unsuccessful search came by, or -1: where its key goes. */
    private int freeSlot;
    /** Where pop looks next. */
    private int finger;
    /** The hash of a frozenset, -1 while it is not known. */
    long hash = -1;

    AnySet(PyType type) {
        super(type);
        FreeLists.born(this);
    }

    /** A dead set comes back from its pool: what the constructor does. */
    final void rebornSet(PyType type) {
        reborn(type);
        keys = Payload.objects(MIN_SIZE);
        hashes = noHashes(MIN_SIZE);
        fill = 0;
        used = 0;
        finger = 0;
        hash = -1;
        FreeLists.born(this);
    }

    @Override
    protected void recycle() {
        super.recycle();
        keys = null;
        hashes = null;
    }

    private static long[] noHashes(int size) {
        long[] a = Payload.longs(size);
        if (HeapMode.POOLS) {
            Arrays.fill(a, 0);
        }
        return a;
    }

    public final int size() {
        return used;
    }

    /** Whether {@code o} is a set or frozenset, of no subclass. */
    static boolean isExact(PyObject o) {
        return o.type == PySet.TYPE || o.type == PyFrozenSet.TYPE;
    }

    private static long hashOf(PyObject key) {
        return key.type == PyStr.TYPE ? ((PyStr) key).hash() : Objects.hash(key);
    }

    /** The first active slot from {@code slot} on, or -1. */
    public final int next(int slot) {
        PyObject[] ks = keys;
        for (; slot < ks.length; slot++) {
            if (ks[slot] != null && ks[slot] != DUMMY) {
                return slot;
            }
        }
        return -1;
    }

    /** The element in an active slot. */
    @Borrowed
    public final PyObject keyAt(int slot) {
        return keys[slot];
    }

    /** The slot of {@code key}; if it is not there, -1 - the empty slot that ended the search. */
    // CPython: Objects/setobject.c set_lookkey, set_add_entry
    private int find(PyObject key, long hash) {
        restart:
        for (;;) {
            PyObject[] table = keys;
            long[] hs = hashes;
            int mask = table.length - 1;
            int free = -1;
            long perturb = hash;
            int i = (int) hash & mask;
            for (;;) {
                int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
                for (int slot = i; slot <= last; slot++) {
                    PyObject k = table[slot];
                    if (k == null) {
                        freeSlot = free;
                        return -1 - slot;
                    }
                    if (hs[slot] != hash) {
                        if (k == DUMMY) {
                            free = slot;
                        }
                        continue;
                    }
                    if (k == key) {
                        return slot;
                    }
                    if (k.type == PyStr.TYPE && key.type == PyStr.TYPE) {
                        if (((PyStr) k).equalTo((PyStr) key)) {
                            return slot;
                        }
                        continue;
                    }
                    k.incref();
                    boolean equal;
                    try {
                        equal = Objects.equal(k, key);
                    } finally {
                        k.decref();
                    }
                    // first: the comparison may have emptied the slot
                    if (keys != table || table[slot] != k) {
                        continue restart;
                    }
                    if (equal) {
                        return slot;
                    }
                }
                perturb >>>= PERTURB_SHIFT;
                i = (int) (i * 5L + 1 + perturb) & mask;
            }
        }
    }

    /** Adds {@code key}, with a new reference; TypeError if it cannot be hashed. */
    public final void add(PyObject key) {
        add(key, hashOf(key));
    }

    /** The same with the hash given. */
    // CPython: Objects/setobject.c set_add_entry
    final void add(PyObject key, long hash) {
        key.incref();
        int i;
        try {
            i = find(key, hash);
        } catch (PyException e) {
            key.decref();
            throw e;
        }
        if (i >= 0) {
            key.decref();
            return;
        }
        used++;
        if (freeSlot >= 0) {
            keys[freeSlot] = key;
            hashes[freeSlot] = hash;
            return;
        }
        i = -1 - i;
        fill++;
        keys[i] = key;
        hashes[i] = hash;
        if (fill * 5L >= (keys.length - 1) * 3L) {
            resize(used > 50000 ? used * 2L : used * 4L);
        }
    }

    // CPython: Objects/setobject.c set_table_resize
    private void resize(long minUsed) {
        long size = MIN_SIZE;
        while (size <= minUsed) {
            size <<= 1;
        }
        if (size > 1 << 30) {
            throw PyErr.memoryError();
        }
        if (size == MIN_SIZE && keys.length == MIN_SIZE && fill == used) {
            return;
        }
        PyObject[] ks = keys;
        long[] hs = hashes;
        try {
            PyObject[] newKeys = Payload.objects((int) size);
            hashes = noHashes((int) size);
            keys = newKeys;
        } catch (OutOfMemoryError e) {
            throw PyErr.noMemory(e);
        }
        fill = used;
        for (int i = 0; i < ks.length; i++) {
            if (ks[i] != null && ks[i] != DUMMY) {
                insertClean(ks[i], hs[i]);
            }
        }
        Payload.releaseMoved(ks);
        Payload.release(hs);
    }

    // CPython: Objects/setobject.c set_insert_clean
    private void insertClean(@Steals PyObject key, long hash) {
        PyObject[] table = keys;
        int mask = table.length - 1;
        long perturb = hash;
        int i = (int) hash & mask;
        for (;;) {
            int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
            for (int slot = i; slot <= last; slot++) {
                if (table[slot] == null) {
                    table[slot] = key;
                    hashes[slot] = hash;
                    return;
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = (int) (i * 5L + 1 + perturb) & mask;
        }
    }

    /** Whether {@code key} is in the set; TypeError if it cannot be hashed. */
    public final boolean containsKey(PyObject key) {
        return find(key, hashOf(key)) >= 0;
    }

    final boolean containsKey(PyObject key, long hash) {
        return find(key, hash) >= 0;
    }

    /** Removes {@code key}; false if it is not there. */
    public final boolean removeKey(PyObject key) {
        return removeKey(key, hashOf(key));
    }

    // CPython: Objects/setobject.c set_discard_entry
    final boolean removeKey(PyObject key, long hash) {
        int i = find(key, hash);
        if (i < 0) {
            return false;
        }
        take(i).decref();
        return true;
    }

    private PyObject take(int i) {
        PyObject k = keys[i];
        keys[i] = DUMMY;
        hashes[i] = -1;
        used--;
        return k;
    }

    /** Takes an element out, or null if there is none. */
    // CPython: Objects/setobject.c set_pop
    final PyObject popAny() {
        if (used == 0) {
            return null;
        }
        int mask = keys.length - 1;
        int i = finger & mask;
        while (keys[i] == null || keys[i] == DUMMY) {
            i = i + 1 & mask;
        }
        finger = i + 1;
        return take(i);
    }

    /** Removes all, in the order of the table. */
    // CPython: Objects/setobject.c set_clear_internal
    final void clearAll() {
        if (fill == 0 && keys.length == MIN_SIZE) {
            return;
        }
        PyObject[] ks = keys;
        Payload.release(hashes);
        keys = Payload.objects(MIN_SIZE);
        hashes = noHashes(MIN_SIZE);
        fill = 0;
        used = 0;
        hash = -1;
        drop(ks);
    }

    private static void drop(PyObject[] ks) {
        for (PyObject k : ks) {
            if (k != null && k != DUMMY) {
                k.decref();
            }
        }
        Payload.releaseMoved(ks);
    }

    /** Adds what {@code other} holds. */
    // CPython: Objects/setobject.c set_merge
    final void merge(AnySet other) {
        if (other == this || other.used == 0) {
            return;
        }
        if ((fill + (long) other.used) * 5 >= (keys.length - 1) * 3L) {
            resize((used + (long) other.used) * 2);
        }
        if (fill == 0) {
            boolean same = keys.length == other.keys.length && other.fill == other.used;
            for (int i = other.next(0); i >= 0; i = other.next(i + 1)) {
                PyObject k = other.keys[i].newRef();
                if (same) {
                    keys[i] = k;
                    hashes[i] = other.hashes[i];
                } else {
                    insertClean(k, other.hashes[i]);
                }
            }
            fill = other.used;
            used = other.used;
            return;
        }
        for (int i = other.next(0); i >= 0; i = other.next(i + 1)) {
            add(other.keys[i], other.hashes[i]);
        }
    }

    /** Adds what {@code iterable} yields. */
    // CPython: Objects/setobject.c set_update_internal
    public final void update(PyObject iterable) {
        if (iterable instanceof AnySet s) {
            merge(s);
            return;
        }
        if (iterable.type == PyDict.TYPE) {
            PyDict d = (PyDict) iterable;
            if ((fill + (long) d.used) * 5 >= (keys.length - 1) * 3L) {
                resize((used + (long) d.used) * 2);
            }
            for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
                add(d.keys[i], d.hashAt(i));
            }
            return;
        }
        PyObject it = Abstract.iter(iterable);
        try {
            for (PyObject o; (o = Abstract.next(it)) != null;) {
                try {
                    add(o);
                } finally {
                    o.decref();
                }
            }
        } finally {
            it.decref();
        }
    }

    /** Resizes the dummies away if they are more than a quarter. */
    final void shrinkAfterDifference() {
        if (fill - used > (keys.length - 1) / 4) {
            resize(used > 50000 ? used * 2L : used * 4L);
        }
    }

    // CPython: Objects/setobject.c set_swap_bodies
    final void swapBodies(AnySet other) {
        PyObject[] ks = keys;
        keys = other.keys;
        other.keys = ks;
        long[] hs = hashes;
        hashes = other.hashes;
        other.hashes = hs;
        int n = fill;
        fill = other.fill;
        other.fill = n;
        n = used;
        used = other.used;
        other.used = n;
        hash = -1;
        other.hash = -1;
    }

    // CPython: Objects/setobject.c frozenset_hash
    final long frozenHash() {
        if (hash != -1) {
            return hash;
        }
        long h = 0;
        for (int i = next(0); i >= 0; i = next(i + 1)) {
            h ^= shuffle(hashes[i]);
        }
        h ^= (used + 1) * 1927868237L;
        h ^= h >>> 11 ^ h >>> 25;
        h = h * 69069L + 907133923L;
        return hash = h == -1 ? 590923713L : h;
    }

    private static long shuffle(long h) {
        return (h ^ 89869747L ^ h << 16) * 3644798167L;
    }

    @Override
    public long sizeof() {
        return type.basicsize + (keys.length == MIN_SIZE ? 0 : 16L * keys.length);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        for (int i = next(0); i >= 0; i = next(i + 1)) {
            visitor.visit(keys[i]);
        }
    }

    @Override
    protected void dropFields() {
        PyObject[] ks = keys;
        Payload.release(hashes);
        keys = NONE;
        hashes = null;
        drop(ks);
    }

    @Override
    protected void clearFields() {
        clearAll();
    }

    /** The slots of both types. */
    abstract static class SetType extends PyType {
        SetType(String name, MethodTable table) {
            super(name, table, null, 200, 0, BASETYPE | HAVE_GC | TRASHCAN | MATCH_SELF | HAS_WEAKREFS | GENERIC_GETATTR | TP_VECTORCALL);
            weaklistoffset = 192;
        }

        // CPython: Objects/setobject.c set_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            AnySet self = (AnySet) o;
            String name = self.type.shortName();
            if (ReprGuard.enter(self)) {
                return PyStr.of(name + "(...)");
            }
            try {
                if (self.used == 0) {
                    return PyStr.of(name + "()");
                }
                PyList list = Abstract.list(self);
                String text;
                try {
                    text = Objects.reprText(list);
                } finally {
                    list.decref();
                }
                text = text.substring(1, text.length() - 1);
                return PyStr.of(self.type == PySet.TYPE ? "{" + text + "}" : name + "({" + text + "})");
            } finally {
                ReprGuard.leave(self);
            }
        }

        // CPython: Objects/setobject.c set_richcompare
        @Override
        public PyObject tpRichCompare(PyObject v, PyObject w, int op) {
            if (!(v instanceof AnySet a) || !(w instanceof AnySet b)) {
                return PyNotImplemented.owned();
            }
            return PyBool.of(switch (op) {
                case Objects.EQ -> SetOperations.equal(a, b);
                case Objects.NE -> !SetOperations.equal(a, b);
                case Objects.LE -> SetOperations.isSubset(a, b);
                case Objects.GE -> SetOperations.isSubset(b, a);
                case Objects.LT -> a.used < b.used && SetOperations.isSubset(a, b);
                default -> a.used > b.used && SetOperations.isSubset(b, a);
            });
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return PySetIterator.make((AnySet) self);
        }

        @Override
        public PyObject nbSubtract(PyObject v, PyObject w) {
            return v instanceof AnySet a && w instanceof AnySet ? SetOperations.difference(a, w) : PyNotImplemented.owned();
        }

        @Override
        public PyObject nbAnd(PyObject v, PyObject w) {
            return v instanceof AnySet a && w instanceof AnySet ? SetOperations.intersection(a, w) : PyNotImplemented.owned();
        }

        @Override
        public PyObject nbXor(PyObject v, PyObject w) {
            return v instanceof AnySet a && w instanceof AnySet ? SetOperations.symmetricDifference(a, w) : PyNotImplemented.owned();
        }

        @Override
        public PyObject nbOr(PyObject v, PyObject w) {
            return v instanceof AnySet a && w instanceof AnySet ? SetOperations.union(a, new PyObject[] {w}) : PyNotImplemented.owned();
        }

        @Override
        public long sqLength(PyObject self) {
            return ((AnySet) self).used;
        }

        @Override
        public boolean sqContains(PyObject self, PyObject key) {
            return SetOperations.contains((AnySet) self, key);
        }
    }
}
