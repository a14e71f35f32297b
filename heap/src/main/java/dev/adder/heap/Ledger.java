package dev.adder.heap;

import java.lang.ref.ReferenceQueue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The books of the audit and the checked mode: which objects live and which line touched them last (audit), where the
 * freed ones were freed (checked). Never used in a plain run.
 *
 * <p>Invariant of the table: open addressing by identity with linear probing; no hole between a record and its slot.
 */
final class Ledger {
    /** The count of a freed object in checked mode. */
    static final int FREED = Integer.MIN_VALUE / 2;

    /** What the books say of one object. */
    static final class Record extends ReferenceHolder {
        final Counted object;

        /** The place where the object was touched last, or null. */
        Object place;

        /** The count, while the {@link Audit} takes what it finds off that of the object. */
        int saved;

        /** The references that the holders were seen to own. For the {@link StepAudit}. */
        int found;

        /** The references on top of those found: in {@link NativeHoldings}, or reported before. */
        int excess;

        /** The place in the list of the containers of the {@link StepAudit}, or -1. */
        int container = -1;

        /** The last step in which the {@link StepAudit} took note of the object. */
        int noted;

        /** The object waits in the {@link Trashcan}. */
        boolean putOff;

        /** The object was freed: the record is only kept until nobody seems to refer to it. */
        boolean dead;

        Record(Counted object) {
            this.object = object;
        }

        /**
         * An object at count zero that the {@link Trashcan} has put off owns what it did. Any other is in the hands of its deallocator, which
         * lets go of one reference after the other: they are that native code's.
         */
        @Override
        protected void visitOwned(Visitor visitor) {
            if (!dead && (object.refcnt != 0 || putOff)) {
                visitAll(visitor);
            }
        }

        void visitAll(Visitor visitor) {
            object.traverse(visitor);
            object.traverseHidden(visitor);
        }
    }

    /** Who is told of each touch, or null. */
    static StepAudit listener;

    private static Record[] table = new Record[1 << 12];
    private static int count;

    private static final Map<FreedKey, Object> FREED_AT = new HashMap<>();
    private static final ReferenceQueue<Counted> COLLECTED = new ReferenceQueue<>();

    /** Equal by identity to the key of the same object while that exists. */
    private static final class FreedKey extends java.lang.ref.WeakReference<Counted> {
        private final int hash;

        FreedKey(Counted object, ReferenceQueue<Counted> queue) {
            super(object, queue);
            hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof FreedKey key && get() != null && get() == key.get();
        }
    }

    private Ledger() {}

    static synchronized void born(Counted object) {
        if (HeapMode.AUDIT) {
            Record record = recordOf(object);
            record.dead = false;
            record.place = location();
            if (listener != null) {
                listener.touched(record);
            }
        }
    }

    /** The record of {@code object}, made dead if there is none. */
    static Record recordOf(Counted object) {
        int slot = find(object);
        if (table[slot] != null) {
            return table[slot];
        }
        if (++count * 2 >= table.length) {
            grow();
            slot = find(object);
        }
        Record record = new Record(object);
        record.dead = true;
        return table[slot] = record;
    }

    static synchronized void touch(Counted object, int delta) {
        if (HeapMode.CHECKED) {
            if (object.refcnt <= FREED / 2) {
                throw new LifetimeError("touched after it was freed at " + freedAt(object) + ": "
                        + object.getClass().getName() + ", at " + location());
            }
            if (object.refcnt + delta < 0) {
                throw new LifetimeError("count below zero: " + object.getClass().getName() + ", at " + location());
            }
        }
        if (HeapMode.AUDIT) {
            Record record = table[find(object)];
            if (record != null && !record.dead) {
                record.place = location();
                if (listener != null) {
                    listener.touched(record);
                }
            }
        }
    }

    static synchronized void died(Counted object) {
        if (HeapMode.CHECKED) {
            if (object.refcnt <= FREED / 2) {
                throw new LifetimeError("freed twice, first at " + freedAt(object) + ": " + object.getClass().getName());
            }
            object.refcnt = FREED;
            for (Object key = COLLECTED.poll(); key != null; key = COLLECTED.poll()) {
                FREED_AT.remove(key);
            }
            Object location = location();
            if (location != null) {
                FREED_AT.put(new FreedKey(object, COLLECTED), location);
            }
        }
        if (HeapMode.AUDIT) {
            int slot = find(object);
            Record record = table[slot];
            if (record != null) {
                record.dead = true;
                if (listener == null) {
                    remove(slot);
                } else {
                    listener.touched(record);
                }
            }
        }
    }

    /** The {@link Trashcan} has taken {@code object}, or lets it die now. */
    static synchronized void putOff(Counted object, boolean yes) {
        if (HeapMode.AUDIT) {
            Record record = at(object);
            if (record != null) {
                record.putOff = yes;
                if (listener != null) {
                    listener.touched(record);
                }
            }
        }
    }

    private static Object location() {
        Heap heap = Heap.current;
        return heap == null ? null : heap.hooks.location();
    }

    private static String freedAt(Counted object) {
        Object place = FREED_AT.get(new FreedKey(object, null));
        return place == null ? "an unknown place" : place.toString();
    }

    /** The slot of {@code object}, or the free slot where it would be. */
    private static int find(Counted object) {
        int mask = table.length - 1;
        int slot = spread(object) & mask;
        while (table[slot] != null && table[slot].object != object) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static int spread(Counted object) {
        int hash = System.identityHashCode(object) * 0x9e3779b9;
        return hash ^ hash >>> 15;
    }

    private static void grow() {
        Record[] old = table;
        table = new Record[old.length * 2];
        for (Record record : old) {
            if (record != null) {
                table[find(record.object)] = record;
            }
        }
    }

    /** Forgets a record. */
    static void remove(Record record) {
        remove(find(record.object));
    }

    private static void remove(int slot) {
        if (table[slot] == null) {
            return;
        }
        count--;
        int mask = table.length - 1;
        int hole = slot;
        int at = slot;
        while (true) {
            at = at + 1 & mask;
            if (table[at] == null) {
                break;
            }
            int home = spread(table[at].object) & mask;
            if ((at - home & mask) >= (at - hole & mask)) {
                table[hole] = table[at];
                hole = at;
            }
        }
        table[hole] = null;
    }

    /** The live objects, borrowed, in no order. */
    static synchronized Counted[] snapshot() {
        Counted[] result = new Counted[count];
        int at = 0;
        for (Record record : table) {
            if (record != null && !record.dead) {
                result[at++] = record.object;
            }
        }
        return at == count ? result : Arrays.copyOf(result, at);
    }

    /** The table itself: records, those of the dead included, and holes. Good until the next birth or death. */
    static Record[] table() {
        return table;
    }

    /** The record of {@code object}, or null if it is not alive. */
    static Record at(Counted object) {
        Record record = table[find(object)];
        return record == null || record.dead ? null : record;
    }
}
