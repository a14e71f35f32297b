package dev.adder.runtime.object;

import dev.adder.processor.Borrowed;
import dev.adder.processor.Steals;

/**
 * A Python exception on its way through Java code. It owns one reference to the exception object; whoever catches it and
 * does not throw it again calls {@link #take} (and then owns that reference) or {@link #release}.
 */
public final class PyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private transient PyBaseException value;

    /** Wraps an exception object, with the context ({@code __context__}) already set. */
    public PyException(@Steals PyBaseException value) {
        super(null, null, false, false);
        this.value = value;
    }

    /** The exception object, still owned by this. */
    @Borrowed
    public PyBaseException value() {
        return value;
    }

    /** The exception object, now owned by the caller. */
    public PyBaseException take() {
        PyBaseException v = value;
        value = null;
        return v;
    }

    /** Drops the exception object. */
    public void release() {
        PyBaseException v = value;
        value = null;
        if (v != null) {
            v.decref();
        }
    }

    /** Whether the exception is an instance of {@code cls} (PyErr_ExceptionMatches). */
    public boolean matches(PyType cls) {
        return value.type.isSubtype(cls);
    }

    @Override
    public String getMessage() {
        return value == null ? "(released)" : value.type.name + ": " + value.args;
    }
}
