package dev.adder.runtime.object;

import dev.adder.processor.Steals;
import dev.adder.runtime.interpreter.ExceptionOps;
import dev.adder.runtime.interpreter.ThreadState;

/**
 * Raising exceptions (Python/errors.c). The methods named for an exception type return the exception to throw, with its context set:
 * {@code throw PyErr.typeError("...")}.
 */
public final class PyErr {
    private PyErr() {}

    /** A new exception of type {@code cls} with the message as its argument. */
    public static PyException format(PyType cls, String message) {
        PyObject text = PyStr.of(message);
        try {
            return withValue(cls, text);
        } finally {
            text.decref();
        }
    }

    /**
     * A new exception {@code cls(value)}, or without arguments if value is null, as PyErr_SetObject makes it: a tuple is not spread.
     * If the construction itself raises, that exception is returned.
     */
    // CPython: Python/errors.c _PyErr_SetObject
    public static PyException withValue(PyType cls, PyObject value) {
        PyObject exc;
        try {
            exc = value == null ? Call.call(cls) : Call.call(cls, value);
        } catch (PyException e) {
            return e;
        }
        if (!(exc instanceof PyBaseException e)) {
            PyException error = typeError("calling " + reprOf(cls) + " should have returned an instance of BaseException, not "
                    + reprOf(exc.type));
            exc.decref();
            return error;
        }
        return raise(e);
    }

    /** Wraps an exception object and chains it to the exception being handled. */
    public static PyException raise(@Steals PyBaseException exc) {
        ThreadState.current.setContext(exc);
        return PyException.of(exc);
    }

    private static String reprOf(PyObject o) {
        PyObject r = Objects.repr(o);
        String s = r.toString();
        r.decref();
        return s;
    }

    public static PyException typeError(String message) {
        return format(PyExc.TypeError, message);
    }

    public static PyException valueError(String message) {
        return format(PyExc.ValueError, message);
    }

    public static PyException indexError(String message) {
        return format(PyExc.IndexError, message);
    }

    public static PyException attributeError(String message) {
        return format(PyExc.AttributeError, message);
    }

    public static PyException overflowError(String message) {
        return format(PyExc.OverflowError, message);
    }

    public static PyException runtimeError(String message) {
        return format(PyExc.RuntimeError, message);
    }

    public static PyException systemError(String message) {
        return format(PyExc.SystemError, message);
    }

    public static PyException nameError(String message) {
        return format(PyExc.NameError, message);
    }

    public static PyException zeroDivisionError(String message) {
        return format(PyExc.ZeroDivisionError, message);
    }

    public static PyException bufferError(String message) {
        return format(PyExc.BufferError, message);
    }

    public static PyException recursionError(String message) {
        return format(PyExc.RecursionError, message);
    }

    public static PyException importError(String message) {
        return format(PyExc.ImportError, message);
    }

    public static PyException notImplementedError(String message) {
        return format(PyExc.NotImplementedError, message);
    }

    public static PyException assertionError(String message) {
        return format(PyExc.AssertionError, message);
    }

    public static PyException eofError(String message) {
        return format(PyExc.EOFError, message);
    }

    public static PyException memoryError() {
        return withValue(PyExc.MemoryError, null);
    }

    /**
     * {@link #memoryError} where the JVM had no room for an array. What holds much catches the error and throws this, so that its callers
     * release what they own: an object that nobody releases stays with the collector.
     */
    public static PyException noMemory(OutOfMemoryError error) {
        return ExceptionOps.translate(error);
    }

    public static PyException keyError(PyObject key) {
        // CPython: Objects/dictobject.c _PyErr_SetKeyError: a tuple key must not be spread, which withValue never does
        return withValue(PyExc.KeyError, key);
    }

    /** StopIteration carrying {@code value}. */
    public static PyException stopIteration(PyObject value) {
        return withValue(PyExc.StopIteration, value);
    }

    /** AttributeError with its name and obj attributes set. */
    public static PyException attributeError(String message, PyObject obj, PyStr name) {
        PyException e = attributeError(message);
        if (e.value() instanceof PyAttributeError a) {
            a.setContextOf(obj, name);
        }
        return e;
    }

    /** OSError from an errno, with strerror's text and optional file names. */
    public static PyException osError(int errno, PyObject filename, PyObject filename2) {
        return PyOSError.fromErrno(errno, filename, filename2);
    }

    /** {@code OSError(errno)} about {@code filename}. */
    public static PyException osError(int errno, String filename) {
        PyObject name = filename == null ? null : PyStr.of(filename);
        try {
            return PyOSError.fromErrno(errno, name, null);
        } finally {
            PyObject.xdecref(name);
        }
    }

    /** An exception of any type with an errno and a text as its arguments, as PyErr_SetFromErrno makes it. */
    public static PyException osErrorLike(PyType cls, int errno, String text) {
        PyObject args = PyTuple.steal(PyInt.of(errno), PyStr.of(text));
        PyObject exc;
        try {
            exc = Call.call(cls, (PyTuple) args, null);
        } finally {
            args.decref();
        }
        return raise((PyBaseException) exc);
    }

    /** Issues a warning (PyErr_WarnEx); throws if a filter turns it into an error. */
    public static void warn(PyType category, String message, int stackLevel) {
        ThreadState.current.interpreter.warnings().warn(category, message, stackLevel);
    }

    /** Hands an exception that nobody can catch to sys.unraisablehook; {@code where} is what it happened in, or null. Releases {@code e}. */
    public static void writeUnraisable(PyException e, PyObject where) {
        Unraisable.write(e, where, null);
    }

    /** The same with a message in place of "Exception ignored in". */
    public static void writeUnraisable(PyException e, String message, PyObject where) {
        Unraisable.write(e, where, message);
    }
}
