package dev.adder.runtime.object;

import dev.adder.runtime.interpreter.ThreadState;

/** The warnings of {@code -b}: text and bytes that are mixed up. */
final class BytesWarnings {
    private BytesWarnings() {}

    private static boolean on() {
        return ThreadState.current.interpreter.config.bytesWarning > 0;
    }

    static void check(String message) {
        if (on()) {
            PyErr.warn(PyExc.BytesWarning, message, 1);
        }
    }

    /** For {@code ==} and {@code !=} of bytes and something else. */
    static void compare(PyObject a, PyObject b) {
        if (on()) {
            if (a instanceof PyStr || b instanceof PyStr) {
                PyErr.warn(PyExc.BytesWarning, "Comparison between " + (a instanceof PyByteArray || b instanceof PyByteArray ? "bytearray" : "bytes")
                        + " and string", 1);
            } else if (!(a instanceof PyByteArray) && (a instanceof PyInt || b instanceof PyInt)) {
                PyErr.warn(PyExc.BytesWarning, "Comparison between bytes and int", 1);
            }
        }
    }
}
