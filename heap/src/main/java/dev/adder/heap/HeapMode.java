package dev.adder.heap;

/**
 * How the heap runs, read once from system properties. Each switch is a constant to the JIT, so that what it guards
 * costs nothing when it is off.
 */
public final class HeapMode {
    /** {@code adder.checked}: a touch of a freed object fails at once, and nothing freed is reused. */
    public static final boolean CHECKED = Boolean.getBoolean("adder.checked");

    /** {@code adder.audit}: every live object is registered with the line that last touched it. See {@link Audit}. */
    public static final boolean AUDIT = Boolean.getBoolean("adder.audit");

    /** {@code adder.pools}: dead objects are kept in {@link Pool}s for their successors, except in checked mode. */
    public static final boolean POOLS = Boolean.getBoolean("adder.pools") && !CHECKED;

    /** Whether an object that died is emptied: for its successor, or so that whoever reads it fails. */
    public static final boolean EMPTIES = POOLS || CHECKED;

    /** Whether the {@link Ledger} follows births, touches and deaths. */
    static final boolean LEDGER = CHECKED || AUDIT;

    private HeapMode() {}
}
