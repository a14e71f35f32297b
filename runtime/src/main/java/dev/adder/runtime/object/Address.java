package dev.adder.runtime.object;

import dev.adder.heap.Heap;

/** The address of an object, as id() gives it and reprs show it. */
public final class Address {
    private Address() {}

    /** id(o): handed out on first request, and reused after the object died as pymalloc would. */
    public static long of(PyObject o) {
        return Heap.address(o);
    }

    /** "0x7f..." as reprs show it. */
    public static String hex(PyObject o) {
        return "0x" + Long.toHexString(of(o));
    }
}
