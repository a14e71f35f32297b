package dev.adder.heap;

/** Something that owns references and is no counted object: a thread's stack, a table of interned strings, a cache. */
@FunctionalInterface
public interface RootProvider {
    /** Visits every owned reference once. */
    void visitRoots(Visitor visitor);
}
