package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;

/** The exception being handled by a thread's or a generator's code (_PyErr_StackItem). */
public final class ExcInfo {
    /** The exception; None or null if there is none. Owned. */
    public PyObject value;

    /** The item of the code that resumed the generator. */
    public ExcInfo previous;

    /** The exception that the innermost handler handles, or null. Borrowed. */
    // CPython: Python/errors.c _PyErr_GetTopmostException
    public static PyObject topmost(ExcInfo info) {
        while ((info.value == null || info.value == PyNone.INSTANCE) && info.previous != null) {
            info = info.previous;
        }
        return info.value == PyNone.INSTANCE ? null : info.value;
    }
}
