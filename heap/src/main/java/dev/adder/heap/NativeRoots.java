package dev.adder.heap;

import java.util.Arrays;

/**
 * The references that Java code owns in its local variables while Python code may run. The audit counts them; without
 * it, registering costs nothing. They are kept as one pile for all threads: each takes away its own.
 */
public final class NativeRoots {
    private static Counted[] held = new Counted[64];
    private static int count;

    /** How often the pile has changed. */
    static int changes;

    private NativeRoots() {}

    /** An owned reference is held by a Java variable from now on; null is no reference. */
    public static void push(Counted object) {
        if (HeapMode.AUDIT && object != null) {
            if (count == held.length) {
                held = Arrays.copyOf(held, count * 2);
            }
            held[count++] = object;
            changes++;
        }
    }

    /** The reference registered by {@link #push} is about to be released or moved elsewhere. */
    public static void pop(Counted object) {
        if (HeapMode.AUDIT && object != null) {
            int at = count - 1;
            while (at >= 0 && held[at] != object) {
                at--;
            }
            if (at < 0) {
                throw new IllegalStateException("no such native root: " + object.getClass().getName());
            }
            System.arraycopy(held, at + 1, held, at, --count - at);
            held[count] = null;
            changes++;
        }
    }

    static void visit(Visitor visitor) {
        visitor.visitAll(held, count);
    }
}
