package dev.adder.heap;

import java.util.Arrays;

/**
 * Keeps the death of deeply nested containers from overflowing the stack: past fifty nested deallocations a container
 * is put off until the outermost has finished. One for each thread; {@link #current} is the one of the thread that
 * holds the runtime's lock, which sets it whenever it takes the lock.
 *
 * <p>Types whose deallocators do not ask CPython's trashcan die nested to any depth there, until the process does. Here
 * they are put off past a thousand, by a trashcan of their own, {@link #plain}: where CPython survives, the order of
 * deaths is seldom another.
 *
 * <p>Invariant: everything in {@code later} has the count zero, is not tracked, still owns all its references, and dies
 * last come, first gone, before the outermost deallocation of its thread returns.
 */
public final class Trashcan {
    private static final int UNWIND_LEVEL = 50;
    private static final int PLAIN_LEVEL = 1000;

    /** The trashcan of the thread that holds the lock. */
    public static Trashcan current = new Trashcan();

    /** The one for types that CPython gives no trashcan; null in that one itself. */
    public final Trashcan plain;

    private final int level;
    private int nesting;
    private Counted[] later = new Counted[16];
    private int count;

    public Trashcan() {
        this(UNWIND_LEVEL, new Trashcan(PLAIN_LEVEL, null));
    }

    private Trashcan(int level, Trashcan plain) {
        this.level = level;
        this.plain = plain;
    }

    /**
     * A deallocation begins. True says that it has been put off: the deallocator returns at once. False: it goes on,
     * and calls {@link #end} when it is through.
     */
    // CPython: Objects/object.c _PyTrash_begin
    public boolean begin(Counted object) {
        if (nesting >= level) {
            if (count == later.length) {
                later = Arrays.copyOf(later, count * 2);
            }
            later[count++] = object;
            if (HeapMode.LEDGER) {
                Ledger.putOff(object, true);
            }
            return true;
        }
        nesting++;
        return false;
    }

    /** The deallocation that {@link #begin} let go on is through. */
    // CPython: Objects/object.c _PyTrash_end
    public void end() {
        if (--nesting <= 0 && count > 0) {
            destroyChain();
        }
    }

    // CPython: Objects/object.c _PyTrash_thread_destroy_chain
    private void destroyChain() {
        // nested ends must not come here again
        nesting++;
        try {
            while (count > 0) {
                Counted object = later[--count];
                later[count] = null;
                if (HeapMode.LEDGER) {
                    Ledger.putOff(object, false);
                }
                object.dealloc();
            }
        } finally {
            nesting--;
        }
        if (later.length > 4096) {
            later = new Counted[16];
        }
    }
}
