package dev.adder.heap;

/**
 * Something that owns references, with those that it was seen to own last: what the {@link StepAudit} compares with.
 */
public abstract class ReferenceHolder {
    static final Counted[] NOTHING = {};

    /** The references when the step audit looked last, borrowed, and how many they are. */
    Counted[] seen = NOTHING;
    int seenCount;

    /** The step in which the step audit looked last. */
    int lookedAt;

    /** Visits every owned reference once. */
    protected abstract void visitOwned(Visitor visitor);
}
