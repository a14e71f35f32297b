package dev.adder.runtime.object;

import dev.adder.processor.Borrowed;
import dev.adder.runtime.interpreter.ThreadState;

/**
 * Calling callables (Objects/call.c). The convention is the vector call: an array that holds {@code nargs} positional arguments from
 * {@code base} on, then one value for each name of the tuple {@code kwnames} (null for none). Arguments are borrowed; results owned.
 */
public final class Call {
    /** Shared, empty. */
    public static final PyObject[] NO_ARGS = new PyObject[0];

    private Call() {}

    /** Calls with any arguments; TypeError if {@code callable} is not callable. */
    public static PyObject vectorcall(PyObject callable, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyType type = callable.type;
        if (!type.has(Slot.TP_CALL)) {
            throw PyErr.typeError("'" + type.tpName() + "' object is not callable");
        }
        if (type == PyFunction.TYPE || type == PyMethod.TYPE || callable instanceof PyType t && !t.isHeapType()) {
            return type.tpCall(callable, args, base, nargs, kwnames);
        }
        // CPython: Objects/call.c _PyObject_MakeTpCall, Objects/methodobject.c cfunction_enter_call
        ThreadState ts = ThreadState.current;
        ts.enterRecursiveCall(" while calling a Python object");
        boolean array = type.hasFlag(PyType.HAVE_VECTORCALL | PyType.MAKES_TUPLE);
        int end = base + nargs + (kwnames == null ? 0 : kwnames.size());
        if (!array) {
            hold(args, base, end);
        }
        try {
            return type.tpCall(callable, args, base, nargs, kwnames);
        } finally {
            ts.leaveRecursiveCall();
            if (!array) {
                release(args, base, end);
            }
        }
    }

    /** Takes the references that a tuple and a dict of the arguments would own, where CPython makes these for a call. */
    static void hold(PyObject[] args, int from, int to) {
        for (int i = from; i < to; i++) {
            args[i].incref();
        }
    }

    /** Drops what {@link #hold} took. */
    static void release(PyObject[] args, int from, int to) {
        for (int i = from; i < to; i++) {
            args[i].decref();
        }
    }

    public static PyObject call(PyObject callable) {
        return vectorcall(callable, NO_ARGS, 0, 0, null);
    }

    public static PyObject call(PyObject callable, PyObject a) {
        PyObject[] args = Payload.objects(1);
        args[0] = a;
        try {
            return vectorcall(callable, args, 0, 1, null);
        } finally {
            Payload.releaseMoved(args);
        }
    }

    public static PyObject call(PyObject callable, PyObject a, PyObject b) {
        PyObject[] args = Payload.objects(2);
        args[0] = a;
        args[1] = b;
        try {
            return vectorcall(callable, args, 0, 2, null);
        } finally {
            Payload.releaseMoved(args);
        }
    }

    public static PyObject call(PyObject callable, PyObject a, PyObject b, PyObject c) {
        PyObject[] args = Payload.objects(3);
        args[0] = a;
        args[1] = b;
        args[2] = c;
        try {
            return vectorcall(callable, args, 0, 3, null);
        } finally {
            Payload.releaseMoved(args);
        }
    }

    /** Calls with all elements of {@code args} as positional arguments. */
    public static PyObject callArray(PyObject callable, PyObject... args) {
        return vectorcall(callable, args, 0, args.length, null);
    }

    /**
     * PyObject_Call: a tuple of positional arguments and a dict of keyword arguments, which may be null. That keywords are strings is
     * checked here only for callables that CPython calls by an array; the others get the dict there, and find out for themselves.
     */
    // CPython: Objects/call.c _PyObject_Call, _PyStack_UnpackDict
    public static PyObject call(PyObject callable, PyTuple args, PyDict kwargs) {
        if (kwargs == null || kwargs.size() == 0) {
            ThreadState.current.callArgs = args;
            return vectorcall(callable, args.items, 0, args.size(), null);
        }
        int nargs = args.size();
        int nkw = kwargs.size();
        PyObject[] stack = Payload.objects(nargs + nkw);
        for (int i = 0; i < nargs; i++) {
            stack[i] = args.items[i].newRef();
        }
        PyObject[] names = Payload.objects(nkw);
        int n = 0;
        for (int i = kwargs.next(0); i >= 0; i = kwargs.next(i + 1)) {
            PyObject key = kwargs.keyAt(i);
            if (!(key instanceof PyStr) && takesArray(callable)) {
                PyObject.decrefAll(stack, nargs + n);
                PyObject.decrefAll(names, n);
                throw PyErr.typeError("keywords must be strings");
            }
            names[n] = key.newRef();
            stack[nargs + n] = kwargs.valueAt(i).newRef();
            n++;
        }
        PyTuple kwnames = PyTuple.steal(names);
        try {
            return vectorcall(callable, stack, 0, nargs, kwnames);
        } finally {
            PyObject.decrefAll(stack, nargs + n);
            Payload.release(stack);
            kwnames.decref();
        }
    }

    private static boolean takesArray(PyObject callable) {
        return callable.type.hasFlag(PyType.HAVE_VECTORCALL) && !(callable instanceof PyType type && !type.hasFlag(PyType.TP_VECTORCALL));
    }

    /** Calls with {@code self} put before the arguments, as a bound method does. */
    public static PyObject prepend(PyObject callable, PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        int total = nargs + (kwnames == null ? 0 : kwnames.size());
        PyObject[] stack = Payload.objects(total + 1);
        stack[0] = self;
        System.arraycopy(args, base, stack, 1, total);
        try {
            return vectorcall(callable, stack, 0, nargs + 1, kwnames);
        } finally {
            Payload.releaseMoved(stack);
        }
    }

    /** Calls the attribute {@code name} of {@code self} (PyObject_CallMethod), without making a bound method where it can. */
    public static PyObject method(PyObject self, PyStr name, PyObject... args) {
        PyObject method = Objects.getMethod(self, name);
        if (method != null) {
            try {
                return prepend(method, self, args, 0, args.length, null);
            } finally {
                method.decref();
            }
        }
        PyObject bound = Objects.getAttr(self, name);
        try {
            return callArray(bound, args);
        } finally {
            bound.decref();
        }
    }

    /**
     * Looks {@code name} up on the type, past the instance, and calls it with {@code self} and the arguments; null if the type does not
     * have it (lookup_maybe_method, vectorcall_maybe).
     */
    public static PyObject special(PyObject self, PyStr name, PyObject... args) {
        PyObject descr = self.type.lookup(name);
        if (descr == null) {
            return null;
        }
        descr.incref();
        try {
            if (descr.type.isMethodDescriptor()) {
                return prepend(descr, self, args, 0, args.length, null);
            }
            if (descr.type.has(Slot.TP_DESCR_GET)) {
                PyObject bound = descr.type.tpDescrGet(descr, self, self.type);
                try {
                    return callArray(bound, args);
                } finally {
                    bound.decref();
                }
            }
            return callArray(descr, args);
        } finally {
            descr.decref();
        }
    }

    /** The value of keyword {@code name}, or null. */
    @Borrowed
    public static PyObject keyword(PyObject[] args, int base, int nargs, PyTuple kwnames, PyStr name) {
        if (kwnames != null) {
            for (int i = 0; i < kwnames.size(); i++) {
                PyObject key = kwnames.items[i];
                if (key == name || ((PyStr) key).equalTo(name)) {
                    return args[base + nargs + i];
                }
            }
        }
        return null;
    }

    /** The positional arguments as a tuple: the one that they were given in, if they were, else a new one. */
    public static PyTuple positional(PyObject[] args, int base, int nargs) {
        PyTuple given = given(args, base, nargs);
        return given == null ? PyTuple.copyOf(args, base, nargs) : (PyTuple) given.newRef();
    }

    /** The tuple in which the positional arguments were given, all of it; null if they came otherwise. */
    @Borrowed
    static PyTuple given(PyObject[] args, int base, int nargs) {
        PyTuple given = ThreadState.current.callArgs;
        return base == 0 && given != null && given.items == args && nargs == args.length && given.refcnt > 0 ? given : null;
    }

    /** The keyword arguments as a new dict, or null if there are none. */
    public static PyDict keywords(PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (kwnames == null || kwnames.size() == 0) {
            return null;
        }
        PyDict dict = PyDict.create();
        for (int i = 0; i < kwnames.size(); i++) {
            dict.put(kwnames.items[i], args[base + nargs + i]);
        }
        return dict;
    }
}
