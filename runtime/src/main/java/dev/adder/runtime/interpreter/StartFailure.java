package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyStr;

/** An interpreter could not come up; the message is what {@code Fatal Python error: } is followed by. */
// CPython: Python/pylifecycle.c fatal_error
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StartFailure(String message) {
        super(message, null, false, false);
    }

    /** A failure with the exception that was the reason, which is released. */
    static StartFailure of(String message, PyException reason) {
        PyStr text = Objects.str(reason.value());
        try {
            return of(message, reason.value().type.shortName() + ": " + text);
        } finally {
            text.decref();
            reason.release();
        }
    }

    /** A failure whose reason reads as the last line of a traceback. */
    static StartFailure of(String message, String reason) {
        return new StartFailure(message + "\nPython runtime state: core initialized\n" + reason + (reason.isEmpty() ? "" : "\n")
                + "\nCurrent thread 0x%016x (most recent call first):\n  <no Python frame>".formatted(ThreadState.current.id));
    }
}
