package dev.adder.runtime.object;

import dev.adder.runtime.interpreter.ThreadState;

/** Built-in functions by name, as _PyEval_GetBuiltin finds them. */
public final class ThreadBuiltins {
    private ThreadBuiltins() {}

    /** The built-in {@code name}, owned; AttributeError if a program has deleted it. */
    // CPython: Python/ceval.c _PyEval_GetBuiltin
    public static PyObject get(String name) {
        PyStr n = PyStr.intern(name);
        try {
            PyObject o = ThreadState.current.interpreter.builtins.get(n);
            if (o == null) {
                throw PyErr.attributeError(name);
            }
            return o.newRef();
        } finally {
            n.decref();
        }
    }
}
