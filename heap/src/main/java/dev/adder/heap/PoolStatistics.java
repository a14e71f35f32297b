package dev.adder.heap;

/** What the pools have handed out since the start, in bytes. */
public final class PoolStatistics {
    static long allocated;
    static long fresh;

    private PoolStatistics() {}

    /** The bytes of all objects and payloads that were asked for. */
    public static long allocated() {
        return allocated;
    }

    /** The part of {@link #allocated} that no dead object was there for, so that the JVM was asked. */
    public static long fresh() {
        return fresh;
    }
}
