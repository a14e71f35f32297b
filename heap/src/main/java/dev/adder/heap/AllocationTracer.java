package dev.adder.heap;

/** Who wants to see each object that is born and each that dies ({@link Heap#setTracer}). Must not make or release counted objects itself. */
public interface AllocationTracer {
    /**
     * {@code object} (borrowed) has been allocated; it may still be without what its fields will hold. May be called twice for an object.
     */
    void born(Counted object);

    /** {@code object} is gone; it may be one whose birth was not seen. */
    void died(Counted object);
}
