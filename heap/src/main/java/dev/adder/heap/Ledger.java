package dev.adder.heap;

import java.lang.ref.ReferenceQueue;
import java.util.HashMap;
import java.util.Map;

/**
 * The books of the audit and the checked mode: which objects live and which line touched them last (audit), where the
 * freed ones were freed (checked). Never used in a plain run.
 *
 * <p>Invariant of the table: open addressing by identity with linear probing; no hole between an object and its slot.
 */
final class Ledger {
    /** The count of a freed object in checked mode. */
    static final int FREED = Integer.MIN_VALUE / 2;

    private static Counted[] live = new Counted[1 << 12];
    private static Object[] places = new Object[1 << 12];
    private static int liveCount;

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
            if (liveCount * 2 >= live.length) {
                grow();
            }
            int slot = find(object);
            if (live[slot] == null) {
                live[slot] = object;
                liveCount++;
            }
            places[slot] = location();
        }
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
            int slot = find(object);
            if (live[slot] != null) {
                places[slot] = location();
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
            remove(find(object));
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
        int mask = live.length - 1;
        int slot = spread(object) & mask;
        while (live[slot] != null && live[slot] != object) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static int spread(Counted object) {
        int hash = System.identityHashCode(object) * 0x9e3779b9;
        return hash ^ hash >>> 15;
    }

    private static void grow() {
        Counted[] oldLive = live;
        Object[] oldPlaces = places;
        live = new Counted[oldLive.length * 2];
        places = new Object[oldLive.length * 2];
        for (int i = 0; i < oldLive.length; i++) {
            if (oldLive[i] != null) {
                int slot = find(oldLive[i]);
                live[slot] = oldLive[i];
                places[slot] = oldPlaces[i];
            }
        }
    }

    private static void remove(int slot) {
        if (live[slot] == null) {
            return;
        }
        liveCount--;
        int mask = live.length - 1;
        int hole = slot;
        int at = slot;
        while (true) {
            at = at + 1 & mask;
            if (live[at] == null) {
                break;
            }
            int home = spread(live[at]) & mask;
            if ((at - home & mask) >= (at - hole & mask)) {
                live[hole] = live[at];
                places[hole] = places[at];
                hole = at;
            }
        }
        live[hole] = null;
        places[hole] = null;
    }

    /** The live objects, borrowed, in no order. */
    static synchronized Counted[] snapshot() {
        Counted[] result = new Counted[liveCount];
        int at = 0;
        for (Counted object : live) {
            if (object != null) {
                result[at++] = object;
            }
        }
        return result;
    }

    /** The number of slots; {@link #slotOf} is below it. Good until the next birth or death. */
    static int slots() {
        return live.length;
    }

    /** The slot of {@code object}, or -1 if it is not alive. */
    static int slotOf(Counted object) {
        int slot = find(object);
        return live[slot] == null ? -1 : slot;
    }

    /** The object in {@code slot}, or null. */
    static Counted at(int slot) {
        return live[slot];
    }

    /** The place where the object in {@code slot} was touched last, or null. */
    static Object placeAt(int slot) {
        return places[slot];
    }
}
