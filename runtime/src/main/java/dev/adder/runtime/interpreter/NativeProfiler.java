package dev.adder.runtime.interpreter;

import dev.adder.processor.Borrowed;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyObject;

/**
 * A profile function written in Java, as a Py_tracefunc is one written in C: an object that {@link ThreadState#setProfile} takes and that
 * is told of the events without a call into Python code. What it throws ends the call that it was told of.
 */
public interface NativeProfiler {
    /** A function is entered or a generator resumed. */
    void entered(@Borrowed PyCode code);

    /** The frame that runs {@code code} is left: it returned, yielded or raised. */
    void left(@Borrowed PyCode code);

    /** A built-in function is about to be called. */
    void enteredBuiltin(@Borrowed PyObject function);

    /** A built-in function returned or raised. */
    void leftBuiltin(@Borrowed PyObject function);
}
