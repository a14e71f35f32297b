package dev.adder.heap;

/**
 * The fill level of one of CPython's free lists. Objects from a free list do not count towards the next collection, so
 * that the level decides when collections start. It holds no objects: that is what a {@link Pool} does.
 */
public final class FreeList {
    private final int limit;
    private int level;

    /** An empty list that takes up to {@code limit} objects. */
    public FreeList(int limit) {
        this.limit = limit;
    }

    /** Takes one out if there is one. */
    public boolean take() {
        if (level == 0) {
            return false;
        }
        level--;
        return true;
    }

    /** Puts one in if there is room. */
    public boolean give() {
        if (level >= limit) {
            return false;
        }
        level++;
        return true;
    }

    /** Empties it, as a full collection does. */
    public void clear() {
        level = 0;
    }

    /** The number of objects in it. */
    public int level() {
        return level;
    }
}
