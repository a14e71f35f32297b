package dev.adder.heap;

import java.util.Arrays;

/**
 * The payloads of dead objects, arrays of one kind, by their exact length, while {@link HeapMode#POOLS} is on.
 *
 * <p>Invariant: of each length there are at most as many arrays here as {@link #take} has asked for and not got back. An array that came
 * from elsewhere takes the place of one that was lost to the JVM, or is not kept: so the pool is never larger than what once was alive.
 *
 * @param <A> the class of the arrays
 */
public final class ArrayPool<A> {
    private static final int HEADER = 16;
    /** Stacks up to this length are found by it, others by hashing. */
    private static final int DIRECT = 1024;

    /** log2 of the bytes of an element. */
    private final int shift;
    private final Stack[] direct = new Stack[HeapMode.POOLS ? DIRECT : 0];
    /** Open addressing with linear probing, never removed from. */
    private Stack[] hashed = new Stack[HeapMode.POOLS ? 256 : 0];
    private int hashedCount;

    private static final class Stack {
        final int length;
        Object[] arrays = new Object[4];
        int count;
        int outstanding;

        Stack(int length) {
            this.length = length;
        }
    }

    /** An empty pool of arrays whose elements take {@code 1 << shift} bytes. */
    public ArrayPool(int shift) {
        this.shift = shift;
    }

    /** An array of {@code length} elements as {@link #give} got it; null when there is none, and the caller makes one. */
    @SuppressWarnings("unchecked")
    public A take(int length) {
        long bytes = HEADER + ((long) length << shift);
        PoolStatistics.allocated += bytes;
        Stack s = stack(length);
        s.outstanding++;
        if (s.count == 0) {
            PoolStatistics.fresh += bytes;
            return null;
        }
        return (A) s.arrays[--s.count];
    }

    /** Keeps {@code array} of {@code length} elements, which nobody will touch again. */
    public void give(A array, int length) {
        Stack s = stack(length);
        if (s.outstanding == 0) {
            return;
        }
        s.outstanding--;
        if (s.count == s.arrays.length) {
            s.arrays = Arrays.copyOf(s.arrays, s.count * 2);
        }
        s.arrays[s.count++] = array;
    }

    private Stack stack(int length) {
        if (length < DIRECT) {
            Stack s = direct[length];
            return s != null ? s : (direct[length] = new Stack(length));
        }
        int slot = slot(length);
        Stack s = hashed[slot];
        return s != null ? s : addStack(length);
    }

    private int slot(int length) {
        int mask = hashed.length - 1;
        int slot = length * 0x9e3779b9 >>> 8 & mask;
        while (hashed[slot] != null && hashed[slot].length != length) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private Stack addStack(int length) {
        if (++hashedCount * 2 > hashed.length) {
            Stack[] old = hashed;
            hashed = new Stack[old.length * 2];
            for (Stack s : old) {
                if (s != null) {
                    hashed[slot(s.length)] = s;
                }
            }
        }
        Stack s = new Stack(length);
        hashed[slot(length)] = s;
        return s;
    }
}
