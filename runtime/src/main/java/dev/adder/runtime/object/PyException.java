package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.processor.Borrowed;
import dev.adder.processor.Steals;

/**
 * A Python exception on its way through Java code. It owns one reference to the exception object; whoever catches it and
 * does not throw it again calls {@link #take} (and then owns that reference) or {@link #release}, and does not use it any more.
 */
public final class PyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Those that were taken from or released. */
    private static final Pool<PyException> POOL = new Pool<>(40);

    private transient PyBaseException value;

    private PyException() {
        super(null, null, false, false);
    }

    /** Wraps an exception object, with the context ({@code __context__}) already set. */
    public static PyException of(@Steals PyBaseException value) {
        PyException e = POOL.take();
        if (e == null) {
            e = new PyException();
        }
        e.value = value;
        return e;
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
        if (v != null) {
            POOL.give(this);
        }
        return v;
    }

    /** Drops the exception object. */
    public void release() {
        PyBaseException v = value;
        value = null;
        if (v != null) {
            POOL.give(this);
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
