package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;

/** Exceptions that replace another one, which becomes their cause and context. */
public final class PyErrCause {
    private PyErrCause() {}

    /** A new exception with {@code e} (taken over) as {@code __cause__} and {@code __context__}. */
    // CPython: Python/errors.c _PyErr_FormatFromCause
    public static PyException from(PyType type, String message, PyException e) {
        PyBaseException cause = e.take();
        PyException r = PyErr.format(type, message);
        PyBaseException value = r.value();
        PyObject old = value.cause;
        value.cause = cause;
        value.suppressContext = true;
        PyObject.xdecref(old);
        cause.incref();
        old = value.context;
        value.context = cause;
        PyObject.xdecref(old);
        return r;
    }
}
