package dev.adder.runtime.object;

import dev.adder.processor.Steals;
import dev.adder.runtime.interpreter.ThreadState;

/** What the {@code __reduce__} and {@code __setstate__} of iterators share. */
public final class Builtins {
    public static final PyStr ITER = PyStr.intern("iter");
    public static final PyStr REVERSED = PyStr.intern("reversed");

    private Builtins() {}

    /** {@code builtins.name} (_PyEval_GetBuiltin), owned by the caller. */
    public static PyObject get(PyStr name) {
        return ThreadState.current.interpreter.builtin(name).newRef();
    }

    /** (builtin, (argument,)) for an exhausted iterator or one without a position. */
    public static PyObject reduceExhausted(PyStr builtin, @Steals PyObject argument) {
        PyObject function;
        try {
            function = get(builtin);
        } catch (PyException e) {
            argument.decref();
            throw e;
        }
        return PyTuple.steal(function, PyTuple.steal(argument));
    }

    /**
     * (function, (sequence,), index), or (function, (empty,)) if the sequence is null. The caller has looked the function up before it
     * reads the sequence: a look-up in builtins may run code that exhausts the iterator.
     */
    public static PyObject reduceAt(@Steals PyObject function, PyObject sequence, long index, @Steals PyObject empty) {
        if (sequence == null) {
            return PyTuple.steal(function, PyTuple.steal(empty));
        }
        empty.decref();
        return PyTuple.steal(function, PyTuple.of(sequence), PyInt.of(index));
    }

    /** The argument of {@code __setstate__} as a Py_ssize_t (PyLong_AsSsize_t: no {@code __index__}). */
    public static long stateIndex(PyObject state) {
        if (!(state instanceof PyInt i)) {
            throw PyErr.typeError("an integer is required");
        }
        if (!i.fitsLong()) {
            throw PyErr.overflowError("Python int too large to convert to C ssize_t");
        }
        return i.longValue();
    }
}
