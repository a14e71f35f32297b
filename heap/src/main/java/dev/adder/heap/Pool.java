package dev.adder.heap;

import java.util.Arrays;

/**
 * Dead objects of one layout, kept for their successors while {@link HeapMode#POOLS} is on. Last in, first out.
 *
 * @param <T> the layout
 */
public final class Pool<T extends Counted> {
    private final int limit;
    private Counted[] dead = new Counted[16];
    private int count;

    /** An empty pool that keeps up to {@code limit} objects. */
    public Pool(int limit) {
        this.limit = limit;
    }

    /** A dead object to be filled anew, its count set to one; null when there is none. Owned by the caller. */
    @SuppressWarnings("unchecked")
    public T take() {
        if (!HeapMode.POOLS || count == 0) {
            return null;
        }
        Counted object = dead[--count];
        dead[count] = null;
        object.refcnt = 1;
        if (HeapMode.LEDGER) {
            Ledger.born(object);
        }
        return (T) object;
    }

    /** Keeps {@code object}, which has gone through {@link Heap#free} and refers to nothing. */
    public void give(T object) {
        if (HeapMode.POOLS && count < limit) {
            if (count == dead.length) {
                dead = Arrays.copyOf(dead, Math.min(limit, count * 2));
            }
            dead[count++] = object;
        }
    }
}
