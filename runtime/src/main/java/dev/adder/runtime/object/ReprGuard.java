package dev.adder.runtime.object;

import dev.adder.runtime.interpreter.ThreadState;

/** The containers whose repr is being made in this thread, so that one inside itself is shown as {@code [...]}. */
public final class ReprGuard {
    private static final PyStr KEY = PyStr.intern("Py_Repr");

    private ReprGuard() {}

    /** True if the repr of {@code o} is being made already; else notes that it is, until {@link #leave}. */
    // CPython: Objects/object.c Py_ReprEnter
    public static boolean enter(PyObject o) {
        ThreadState ts = ThreadState.current;
        PyDict dict = ts.dict;
        if (dict == null) {
            dict = ts.dict = PyDict.create();
        }
        PyList list = (PyList) dict.get(KEY);
        if (list == null) {
            list = PyList.create();
            dict.put(KEY, list);
            list.decref();
        }
        for (int i = list.size - 1; i >= 0; i--) {
            if (list.items[i] == o) {
                return true;
            }
        }
        list.append(o);
        return false;
    }

    // CPython: Objects/object.c Py_ReprLeave
    public static void leave(PyObject o) {
        PyDict dict = ThreadState.current.dict;
        if (dict == null || !(dict.get(KEY) instanceof PyList list)) {
            return;
        }
        for (int i = list.size - 1; i >= 0; i--) {
            if (list.items[i] == o) {
                list.deleteSlice(i, i + 1);
                break;
            }
        }
    }

    /** Appends repr(o). */
    static void append(StringBuilder text, PyObject o) {
        PyStr r = Objects.repr(o);
        text.append(r);
        r.decref();
    }
}
