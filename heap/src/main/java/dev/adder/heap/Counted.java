package dev.adder.heap;

/**
 * An object whose lifetime is its reference count. A new object has the count one, which its creator owns.
 *
 * <p>{@link #incref} and {@link #decref} are the only places where a count changes; both are what the audit, the
 * checked mode and later tools attach to, behind switches of {@link HeapMode} that are constants to the JIT. Counts are
 * not atomic: whoever touches one holds the lock of the runtime (the GIL).
 *
 * <p>The methods below {@link #clear} are what the collector, the weak references and the addresses ask an object about
 * itself; their defaults describe an object that is none of a collector's business.
 */
public abstract class Counted {
    /** The count that an object starts with which never dies, as those do that CPython allocates statically. */
    // CPython: Include/internal/pycore_object.h _PyObject_IMMORTAL_REFCNT
    public static final int STATIC_REFCNT = 999_999_999;

    /** The number of owned references to this object. Read it freely; change it only through the methods here. */
    public int refcnt = 1;

    /** The collector's word: the list and the position in it, and flags. See {@link TrackedList}. */
    int gcBits;

    /** A new object with the count one, owned by the caller. */
    protected Counted() {
        if (HeapMode.LEDGER) {
            Ledger.born(this);
        }
    }

    /** Takes a reference. */
    public final void incref() {
        if (HeapMode.LEDGER) {
            Ledger.touch(this, 1);
        }
        refcnt++;
    }

    /** Gives a reference back; the object dies before this returns if it was the last. */
    public final void decref() {
        if (HeapMode.LEDGER) {
            Ledger.touch(this, -1);
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
     * The count has reached zero: finalize, clear weak references, release what this object owns, and free it
     * ({@link Heap#free}), in CPython's order ({@code tp_dealloc}). May return with the object alive again, if its
     * finalizer resurrected it, or with the work left to the {@link Trashcan}, which calls this again.
     */
    protected abstract void dealloc();

    /**
     * The last moment of a dead object, when pools are on or in checked mode: its class empties it and gives it, with its payload, to
     * the {@link Pool} of its layout, if it has one. Called by {@link Heap#free} alone.
     */
    protected void recycle() {}

    /**
     * Visits the references that this object owns, each exactly once ({@code tp_traverse}): all of them that CPython's
     * type visits, for this is also what the collector and {@code gc.get_referents} see.
     */
    public void traverse(Visitor visitor) {}

    /** Visits the owned references that {@link #traverse} hides, as CPython's does, from the collector. For the audit. */
    public void traverseHidden(Visitor visitor) {}

    /** Drops the references that may be part of a cycle ({@code tp_clear}). */
    public void clear() {}

    /** Whether the type takes part in cyclic collection ({@code Py_TPFLAGS_HAVE_GC}), be the object tracked or not. */
    public boolean isCollectable() {
        return false;
    }

    /** Whether the type has a finalizer that makes cycles uncollectable ({@code tp_del}). */
    public boolean hasLegacyFinalizer() {
        return false;
    }

    /** Whether the type has a finalizer ({@code tp_finalize}); it runs once at most, see {@link Heap#isFinalized}. */
    public boolean needsFinalizing() {
        return false;
    }

    /** Runs the finalizer. It reports what it raises itself, as unraisable, and returns normally. */
    public void runFinalizer() {}

    /**
     * For an immutable container (a tuple): untracks itself ({@link Heap#untrack}) if nothing in it is tracked or ever
     * will be. Asked of each survivor of each collection; runs no foreign code.
     */
    public void maybeUntrackImmutable() {}

    /** As {@link #maybeUntrackImmutable} for a mutable container (a dict), asked in full collections only. */
    public void maybeUntrackMutable() {}

    /** The first of the weak references to this object, borrowed, or null. */
    public WeakReference weakReferences() {
        return null;
    }

    /** Replaces the head of the list of weak references; neither owned here nor there. */
    public void setWeakReferences(WeakReference head) {
        throw new UnsupportedOperationException("no weak references to " + getClass().getName());
    }

    /** This object as a weak reference, or null if it is none. */
    public WeakReference asWeakReference() {
        return null;
    }

    /**
     * The bytes that CPython would allocate for this object, the collector's head of 16 bytes and any other words in
     * front of the object included. It decides the size class from which the address comes.
     */
    public long basicSizeForAddress() {
        return isCollectable() ? 32 : 16;
    }

    /** The bytes in front of the object within {@link #basicSizeForAddress}: its address is behind them. */
    public int headSizeForAddress() {
        return isCollectable() ? 16 : 0;
    }
}
