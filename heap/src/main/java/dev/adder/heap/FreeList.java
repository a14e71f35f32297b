package dev.adder.heap;

import java.util.Arrays;

/**
 * The fill level of one of CPython's free lists, and the addresses in it that somebody has seen. Objects from a free list do not count
 * towards the next collection, so that the level decides when collections start. It holds no objects: that is what a {@link Pool} does.
 */
public final class FreeList {
    private final int limit;
    /** Whether only known addresses matter: there is no level to be kept while there are none. */
    private final boolean addressesOnly;
    private int level;
    /** How many of {@link #blocks} are known. */
    private int known;
    /** By level, the block of an object whose address was asked for; 0 for any other. */
    private long[] blocks;

    /** How many objects were taken out since one came whose address somebody had seen. */
    private int unseen;
    /** For addresses alone: the quiet period since whose end the level has been right. */
    private int rightSince = -1;

    /** An empty list that takes up to {@code limit} objects. */
    public FreeList(int limit) {
        this(limit, false);
    }

    private FreeList(int limit, boolean addressesOnly) {
        this.limit = limit;
        this.addressesOnly = addressesOnly;
    }

    /**
     * A list of objects that no collector counts. Only its addresses matter, and {@link Heap#watchers} counts them, so that nobody
     * need call {@link #take} and {@link #give} while there are none.
     */
    public static FreeList ofAddresses(int limit) {
        return new FreeList(limit, true);
    }

    /** Takes one out for {@code object} (borrowed), which is new, if there is one. */
    public boolean take(Counted object) {
        if (level == 0) {
            // a list whose level is not known most likely has something
            return addressesOnly && !isLevelRight();
        }
        level--;
        if (known != 0) {
            takeAddress(object);
        }
        return true;
    }

    private void takeAddress(Counted object) {
        if (++unseen > AddressSpace.UNSEEN_LIMIT) {
            forget();
            return;
        }
        long block = blocks[level];
        if (block != 0) {
            blocks[level] = 0;
            countKnown(-1);
            Heap.current.addresses.attach(object, block);
        }
    }

    /** Nobody asks any more: saves each object the trouble. */
    private void forget() {
        Arrays.fill(blocks, 0);
        countKnown(-known);
    }

    private void countKnown(int n) {
        known += n;
        if (addressesOnly) {
            AddressSpace.countWaiting(n);
        }
    }

    private boolean isLevelRight() {
        return known != 0 || rightSince == AddressSpace.quietPeriods;
    }

    /** Puts {@code object} (borrowed), which is dying, in if there is room; the object has no address then. */
    public boolean give(Counted object) {
        if (level >= limit) {
            return false;
        }
        if ((object.gcBits & TrackedList.HAS_ADDRESS) != 0) {
            giveAddress(object);
        } else if (addressesOnly && !isLevelRight()) {
            return true;
        }
        level++;
        return true;
    }

    private void giveAddress(Counted object) {
        if (HeapMode.CHECKED) {
            Heap.current.addresses.release(object);
            return;
        }
        if (addressesOnly && !isLevelRight()) {
            level = 0;
            rightSince = AddressSpace.quietPeriods;
        }
        if (blocks == null) {
            blocks = new long[limit];
        }
        long block = Heap.current.addresses.detach(object);
        blocks[level] = block & ~AddressSpace.SEEN;
        if ((block & AddressSpace.SEEN) != 0) {
            unseen = 0;
        }
        countKnown(1);
    }

    /** Something that CPython does with objects of this kind, and this runtime without, leaves {@code count} or more in it. */
    public void raise(int count) {
        level = Math.max(level, Math.min(count, limit));
    }

    /** Empties it, last to first, as a full collection does. */
    public void clear() {
        while (known != 0) {
            long block = blocks[--level];
            if (block != 0) {
                Heap.current.addresses.recycle(block);
                blocks[level] = 0;
                countKnown(-1);
            }
        }
        level = 0;
    }

    /** The number of objects in it. */
    public int level() {
        return level;
    }
}
