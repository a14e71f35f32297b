package dev.adder.heap;

import java.util.Arrays;

/**
 * Dead objects of one layout, kept for their successors while {@link HeapMode#POOLS} is on. Last in, first out. It holds no more than
 * have been alive at once: what did not come from {@link #take} replaces one that was lost to the JVM, or is not kept.
 *
 * @param <T> the layout: a counted object, or what such an object is made of
 */
public final class Pool<T> {
    private final int bytes;
    private Object[] dead = new Object[HeapMode.POOLS ? 64 : 0];
    private int count;
    /** How many were asked for and have not come back. */
    private int outstanding;

    /** An empty pool of objects that take {@code bytes} bytes each, which is for the statistics. */
    public Pool(int bytes) {
        this.bytes = bytes;
    }

    /**
     * A dead object to be filled anew; null when there is none, as ever without pools, and the caller makes one. Its fields are as {@link #give} got them. A
     * counted one has the count one, owned by the caller.
     */
    @SuppressWarnings("unchecked")
    public T take() {
        if (!HeapMode.POOLS) {
            return null;
        }
        PoolStatistics.allocated += bytes;
        outstanding++;
        int n = count - 1;
        if (n < 0) {
            PoolStatistics.fresh += bytes;
            return null;
        }
        count = n;
        Object object = dead[n];
        if (object instanceof Counted counted) {
            counted.refcnt = 1;
            if (HeapMode.LEDGER) {
                Ledger.born(counted);
            }
        }
        return (T) object;
    }

    /** Keeps {@code object}, which nobody will touch again and which refers to nothing; a counted one is in {@link Counted#recycle}. */
    public void give(T object) {
        if (HeapMode.POOLS && outstanding != 0) {
            outstanding--;
            int n = count;
            if (n == dead.length) {
                dead = Arrays.copyOf(dead, n * 2);
            }
            dead[n] = object;
            count = n + 1;
        }
    }
}
