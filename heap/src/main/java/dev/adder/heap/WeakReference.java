package dev.adder.heap;

/**
 * What {@link WeakReferences} needs of a weak reference object: links of the list that hangs from the referent, the
 * referent, the callback. The links and the referent are borrowed, the callback is owned.
 */
public interface WeakReference {
    /** This object as counted. */
    Counted counted();

    /** The referent, borrowed; null when it is gone. */
    Counted referent();

    /** Sets the referent without touching counts or lists. */
    void setReferent(Counted referent);

    /** The neighbour in front, or null. */
    WeakReference previous();

    /** Sets the neighbour in front. */
    void setPrevious(WeakReference previous);

    /** The neighbour behind, or null. */
    WeakReference next();

    /** Sets the neighbour behind. */
    void setNext(WeakReference next);

    /** The callback, borrowed, or null. */
    Counted callback();

    /** Sets the callback without touching counts: the caller moves ownership. */
    void setCallback(Counted callback);

    /** Whether this is exactly a plain reference: not an instance of a subclass, not a proxy. */
    boolean isPlainReference();

    /** Whether this is a proxy. */
    boolean isProxy();

    /** Calls {@code callback} (borrowed) with this reference; what it raises is reported as unraisable. */
    void handleCallback(Counted callback);
}
