package dev.adder.heap;

import java.util.Arrays;

/**
 * A generation, or another list of the collector: tracked objects in order of arrival. It stands for CPython's doubly
 * linked list with one array slot per object: an object knows its list and slot by {@link Counted#gcBits}, so that it
 * leaves in constant time, and leaves a hole.
 *
 * <p>Invariant: {@code slots[position(o)] == o} for every member {@code o}, positions grow in order of arrival, slot 0
 * is never used (position 0 says "not tracked"), all slots above {@code top} are null. Only {@link #append} and
 * {@link #compact} move members; none of these is called on a list while someone walks it.
 *
 * <p>The bits: 0 to 2 the list's number, 3 and 4 flags, 5 to 31 the position.
 */
final class TrackedList {
    static final int LIST_MASK = 7;
    /** The finalizer has run (PEP 442). */
    static final int FINALIZED = 8;
    /** The {@link AddressSpace} knows an address of this object. */
    static final int HAS_ADDRESS = 16;
    static final int FLAGS = FINALIZED | HAS_ADDRESS;
    static final int POSITION_SHIFT = 5;

    private static final int MAX_LENGTH = 1 << 27;
    private static final int MIN_LENGTH = 1024;

    /** The list's number: 0 to 2 the generations, then the permanent one and the lists of a running collection. */
    final int number;
    Counted[] slots = new Counted[MIN_LENGTH];
    /** The last slot in use; 0 when there is none. */
    int top;
    /** The number of members. */
    int size;

    TrackedList(int number) {
        this.number = number;
    }

    static boolean isTracked(Counted object) {
        return object.gcBits >>> POSITION_SHIFT != 0;
    }

    void append(Counted object) {
        int at = top + 1;
        if (at == slots.length) {
            makeRoom();
            at = top + 1;
        }
        slots[at] = object;
        top = at;
        size++;
        object.gcBits = object.gcBits & FLAGS | at << POSITION_SHIFT | number;
    }

    void remove(Counted object) {
        int at = object.gcBits >>> POSITION_SHIFT;
        object.gcBits &= FLAGS;
        slots[at] = null;
        size--;
        if (at == top) {
            do {
                at--;
            } while (at > 0 && slots[at] == null);
            top = at;
        }
    }

    private void makeRoom() {
        if (size < slots.length - (slots.length >> 2)) {
            compact();
            return;
        }
        if (slots.length >= MAX_LENGTH) {
            throw new OutOfMemoryError("more than 134217727 tracked objects in a generation");
        }
        slots = Arrays.copyOf(slots, slots.length * 2);
    }

    /**
     * Makes room for {@code count} more members, so that appending them can not fail halfway when the JVM's memory is exhausted. Not while
     * someone walks the list.
     */
    void reserve(int count) {
        long needed = top + 1L + count;
        if (needed < slots.length) {
            return;
        }
        compact();
        needed = top + 1L + count;
        if (needed >= slots.length) {
            if (needed >= MAX_LENGTH) {
                throw new OutOfMemoryError("more than 134217727 tracked objects in a generation");
            }
            slots = Arrays.copyOf(slots, (int) Math.min(MAX_LENGTH, Math.max(needed + 1, needed + (needed >> 1))));
        }
    }

    /** Closes the holes. */
    void compact() {
        if (size == top) {
            return;
        }
        int to = 1;
        for (int from = 1; from <= top; from++) {
            Counted object = slots[from];
            if (object != null) {
                if (to != from) {
                    slots[to] = object;
                    object.gcBits = object.gcBits & (FLAGS | LIST_MASK) | to << POSITION_SHIFT;
                }
                to++;
            }
        }
        cutTo(to - 1);
    }

    /** Forgets the slots above {@code newTop}, whose objects have been placed elsewhere. */
    void cutTo(int newTop) {
        Arrays.fill(slots, newTop + 1, top + 1, null);
        top = newTop;
        shrink();
    }

    /** Gives back an array that is far too long. */
    void shrink() {
        int wanted = Math.max(MIN_LENGTH, (top + 1) * 2);
        if (slots.length > 4L * wanted) {
            slots = Arrays.copyOf(slots, Integer.highestOneBit(wanted) << 1);
        }
    }

    /** Takes over the array of {@code other}, which gets an empty one for {@code count} members. The caller places the members of both. */
    void takeArrayOf(TrackedList other, int count) {
        Counted[] array = new Counted[Math.max(MIN_LENGTH, count + (count >> 1) + 2)];
        slots = other.slots;
        other.slots = array;
    }

    /** Moves all members, in order, to the end of {@code target}. */
    // CPython: Modules/gcmodule.c gc_list_merge
    void mergeInto(TrackedList target) {
        if (target.size == 0) {
            exchangeWith(target);
            return;
        }
        target.reserve(size);
        for (int i = 1; i <= top; i++) {
            Counted object = slots[i];
            if (object != null) {
                target.append(object);
            }
        }
        size = 0;
        cutTo(0);
    }

    /** {@link #mergeInto} an empty list: the arrays change hands. */
    private void exchangeWith(TrackedList empty) {
        compact();
        for (int i = 1; i <= top; i++) {
            Counted object = slots[i];
            object.gcBits = object.gcBits & ~LIST_MASK | empty.number;
        }
        Counted[] array = empty.slots;
        empty.slots = slots;
        empty.top = top;
        empty.size = size;
        slots = array;
        top = 0;
        size = 0;
    }

    /** Fails if the invariant does not hold. */
    void check() {
        int members = 0;
        for (int i = 1; i < slots.length; i++) {
            Counted object = slots[i];
            if (object != null) {
                members++;
                if (i > top || (object.gcBits & LIST_MASK) != number || object.gcBits >>> POSITION_SHIFT != i) {
                    throw new LifetimeError("out of place in generation " + number + ": " + object.getClass().getName());
                }
                if (HeapMode.CHECKED && object.refcnt < 0) {
                    throw new LifetimeError("freed and tracked: " + object.getClass().getName());
                }
            }
        }
        if (members != size) {
            throw new LifetimeError("generation " + number + " has " + members + " members and says " + size);
        }
    }

    /** Copies the members, borrowed, into {@code target} from index {@code at} on; the index behind the last. */
    int copyTo(Counted[] target, int at) {
        for (int i = 1; i <= top; i++) {
            if (slots[i] != null) {
                target[at++] = slots[i];
            }
        }
        return at;
    }
}
