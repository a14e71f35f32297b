package dev.adder.runtime.object;

/** Setting f_lineno: a trace function sends the execution to another line. */
final class FrameJumps {
    private FrameJumps() {}

    static void setLineno(PyFrame self, PyObject value) {
        throw PyErr.notImplementedError("setting f_lineno");
    }
}
