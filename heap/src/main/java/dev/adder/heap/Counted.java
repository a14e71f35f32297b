package dev.adder.heap;

/**
 * An object whose lifetime is its reference count. A new object has the count one, which its creator owns.
 *
 * <p>{@link #incref} and {@link #decref} are the only places where a count changes; both are what the audit, the
 * checked mode and later tools attach to, behind switches of {@link HeapMode} that are constants to the JIT. Counts are
 * not atomic: whoever touches one holds the lock of the runtime (the GIL).
 */
public abstract class Counted {
    /** The number of owned references to this object. Read it freely; change it only through the methods here. */
    public int refcnt = 1;

    /** The collector's word: the position in a generation, and flags. See {@link Heap}. */
    int gcBits;

    /** Takes a reference. */
    public final void incref() {
        if (HeapMode.CHECKED) {
            HeapMode.touch(this, 1);
        }
        refcnt++;
    }

    /** Gives a reference back; the object dies before this returns if it was the last. */
    public final void decref() {
        if (HeapMode.CHECKED) {
            HeapMode.touch(this, -1);
        }
        if (--refcnt == 0) {
            dealloc();
        }
    }

    /** {@link #decref} for a reference that may be absent. */
    public static void xdecref(Counted object) {
        if (object != null) {
            object.decref();
        }
    }

    /**
     * The count has reached zero: finalize, clear weak references, release what this object owns, and free it, in
     * CPython's order ({@code tp_dealloc}). May return with the object alive again, if its finalizer resurrected it.
     */
    protected abstract void dealloc();

    /** Visits every reference that this object owns, each exactly once ({@code tp_traverse}). */
    public void traverse(Visitor visitor) {}

    /** Drops the references that may be part of a cycle ({@code tp_clear}). */
    public void clear() {}
}
