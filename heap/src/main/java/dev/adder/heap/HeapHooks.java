package dev.adder.heap;

/**
 * What the heap asks of the runtime above it. The defaults serve a program that has a graph of objects and nothing else.
 */
public class HeapHooks {
    /** A collection starts (not called for the ones at shutdown). Runs {@code gc.callbacks}. */
    public void collectionStarted(int generation) {}

    /** A collection has ended. Runs {@code gc.callbacks}. */
    public void collectionStopped(int generation, long collected, long uncollectable) {}

    /** Appends {@code object} (borrowed) to the list of garbage; false when that fails. */
    public boolean saveGarbage(Counted object) {
        return true;
    }

    /** Writes debugging text, its line ends included, to the program's standard error. */
    public void writeDebug(String text) {
        System.err.print(text);
    }

    /** {@link Counted#clear} of {@code object} (borrowed) has thrown: CPython's "in tp_clear of" its type. */
    public void unraisableInClear(Counted object, RuntimeException exception) {
        throw exception;
    }

    /** A full collection empties the free lists of the runtime. */
    public void clearFreeLists() {}

    /** The name of the type of {@code object}. */
    public String typeName(Counted object) {
        return object.getClass().getSimpleName();
    }

    /** A text that shows {@code object} to a human; may run foreign code. */
    public String describe(Counted object) {
        return object.toString();
    }

    /**
     * Where the program is: an object, best made once per place, whose {@code toString} says "file:line"; null when no
     * code runs. Asked at each touch of an object in the audit and checked modes.
     */
    public Object location() {
        return null;
    }
}
