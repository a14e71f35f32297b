package dev.adder.heap;

import java.lang.ref.WeakReference;
import java.util.Arrays;

/**
 * Large arrays whose owner died. Their memory returns to the operating system at once ({@link Pages}), but for the last few megabytes, since
 * fresh pages are what costs most in a large array. The arrays wait here for an owner who wants the same length, until the JVM's collector runs
 * and takes them.
 *
 * <p>Invariant: the arrays here whose pages have not been given back have {@link #resident} bytes together, at most {@link #KEPT}.
 */
public final class LargeArrays {
    /** The length from which on an array is large. */
    public static final int LARGE = 1 << 16;

    private static final int KEPT = 4 << 20;
    /** How many wait at most, unless pools are on. */
    private static final int MOST = 128;

    /** The oldest first. */
    private static Entry[] entries = new Entry[MOST];
    private static int count;
    private static long resident;
    /** The entries that are not in use. */
    private static Entry unused;

    private static final class Entry {
        int length;
        WeakReference<byte[]> array;
        /** Whether the array is one of {@link #resident}. */
        boolean counted;
        /** The elements between these are zero, since their pages have been given back. */
        int zeroFrom;
        int zeroTo;
        Entry next;
    }

    private LargeArrays() {}

    /** An array that {@link #give} got, of exactly {@code length} elements, at least {@link #LARGE}; null when there is none. */
    public static byte[] take(int length) {
        return take(length, false);
    }

    /** {@link #take} of an array of zeros. */
    public static byte[] takeZeros(int length) {
        return take(length, true);
    }

    private static byte[] take(int length, boolean zeros) {
        if (HeapMode.POOLS) {
            PoolStatistics.allocated += length;
        }
        for (int i = count - 1; i >= 0; i--) {
            Entry e = entries[i];
            if (e.length == length) {
                byte[] a = e.array.get();
                int from = e.zeroFrom;
                int to = e.zeroTo;
                remove(i);
                if (a != null) {
                    if (zeros) {
                        Arrays.fill(a, 0, from, (byte) 0);
                        Arrays.fill(a, to, length, (byte) 0);
                    }
                    return a;
                }
            }
        }
        if (HeapMode.POOLS) {
            PoolStatistics.fresh += length;
        }
        return null;
    }

    /** Takes an array of at least {@link #LARGE} elements, which nobody will touch again. */
    public static void give(byte[] dead) {
        if (HeapMode.CHECKED) {
            // nothing is reused then
            Pages.giveBack(dead);
            return;
        }
        if (count == entries.length) {
            if (HeapMode.POOLS) {
                entries = Arrays.copyOf(entries, count * 2);
            } else {
                giveBack(entries[0]);
                remove(0);
            }
        }
        Entry e = unused;
        if (e == null) {
            e = new Entry();
        } else {
            unused = e.next;
            e.next = null;
        }
        e.length = dead.length;
        e.array = new WeakReference<>(dead);
        e.counted = true;
        e.zeroFrom = 0;
        e.zeroTo = 0;
        entries[count++] = e;
        resident += dead.length;
        for (int i = 0; resident > KEPT; i++) {
            giveBack(entries[i]);
        }
    }

    private static void giveBack(Entry e) {
        if (e.counted) {
            e.counted = false;
            resident -= e.length;
            byte[] a = e.array.get();
            if (a != null) {
                long zeros = Pages.giveBack(a);
                e.zeroFrom = (int) (zeros >> 32);
                e.zeroTo = (int) zeros;
            }
        }
    }

    private static void remove(int i) {
        Entry e = entries[i];
        if (e.counted) {
            resident -= e.length;
        }
        count--;
        System.arraycopy(entries, i + 1, entries, i, count - i);
        entries[count] = null;
        e.array = null;
        e.next = unused;
        unused = e;
    }
}
