package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyBaseExceptionGroup;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTraceback;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** Raising, unwinding and matching exceptions. */
public final class ExceptionOps {
    private ExceptionOps() {}

    /**
     * An exception has been raised in {@code frame}: adds the traceback entry, releases the stack down to the handler and pushes the
     * exception for it. Takes {@code e} over.
     *
     * @return the handler's code unit in the high half, the stack pointer in the low one; -1 if there is no handler, and then the
     *     exception waits in {@link ThreadState#takeUnwinding}, and the stack is empty
     */
    static long unwind(ThreadState ts, InterpreterFrame frame, int sp, PyException e) {
        PyObject[] s = frame.slots;
        int at = frame.pc;
        if (ts.reraising) {
            ts.reraising = false;
            at = ts.reraisedAt;
        } else {
            if (!frame.isIncomplete()) {
                addTraceback(frame, e.value());
            }
            if (ts.traceFunc != null && ts.tracing == 0) {
                frame.stacktop = sp;
                e = Tracing.exception(ts, frame, e);
            }
        }
        int base = frame.code.nlocalsplus;
        long handler = at < 0 ? -1 : frame.code.handler(at);
        if (handler < 0) {
            release(s, base, sp);
            frame.stacktop = base;
            if (ts.useTracing != 0) {
                e = Tracing.unwinding(ts, frame, e);
            }
            ts.setUnwinding(e);
            return -1;
        }
        int depth = base + ((int) handler >> 1);
        release(s, depth, sp);
        if (((int) handler & 1) != 0) {
            s[depth++] = PyInt.of(frame.pc);
        }
        PyBaseException value = e.take();
        s[depth++] = value;
        return handler & 0xffffffff00000000L | depth;
    }

    /**
     * Does what is asked of the thread at a jump backwards to {@code head}. CPython looks for the handler of what this raises before the
     * head, where it has arrived, so that {@code try: while True: pass} does not catch it; the traceback shows the jump.
     */
    static void handleRequests(ThreadState ts, InterpreterFrame frame, int head) {
        try {
            Gil.handle(ts);
        } catch (PyException e) {
            addTraceback(frame, e.value());
            ts.reraising = true;
            ts.reraisedAt = head - 1;
            throw e;
        }
    }

    /** Releases the slots from below {@code sp} down to {@code down}. */
    static void release(PyObject[] s, int down, int sp) {
        while (sp > down) {
            PyObject o = s[--sp];
            if (o != null) {
                s[sp] = null;
                o.decref();
            }
        }
    }

    // CPython: Python/traceback.c PyTraceBack_Here
    static void addTraceback(InterpreterFrame frame, PyBaseException value) {
        value.traceback = PyTraceback.here(frame, value.traceback);
    }

    /** The Python exception for a failure of the Java machine. */
    public static PyException translate(Error e) {
        if (e instanceof StackOverflowError) {
            return PyErr.recursionError("maximum recursion depth exceeded");
        }
        return memoryError();
    }

    /** A MemoryError where memory has run out, made in what {@link MemoryWatch} has kept. */
    static PyException memoryError() {
        for (;;) {
            boolean more = MemoryWatch.giveWay();
            try {
                return PyErr.memoryError();
            } catch (OutOfMemoryError e) {
                if (!more) {
                    throw e;
                }
            }
        }
    }

    static void pushExcInfo(ThreadState ts, PyObject[] s, int sp) {
        PyObject value = s[sp - 1];
        ExcInfo info = ts.excInfo;
        s[sp - 1] = info.value != null ? info.value : PyNone.owned();
        value.incref();
        s[sp] = value;
        value.incref();
        info.value = value;
        value.decref();
    }

    static int popExcept(ThreadState ts, PyObject[] s, int sp) {
        ExcInfo info = ts.excInfo;
        PyObject value = info.value;
        info.value = s[--sp];
        s[sp] = null;
        PyObject.xdecref(value);
        return sp;
    }

    /** RERAISE: raises the exception on top of the stack again; {@code oparg} says where the instruction it came from is kept. */
    static PyException reraise(ThreadState ts, InterpreterFrame frame, PyObject[] s, int sp, int oparg) {
        PyBaseException value = (PyBaseException) s[sp - 1];
        ts.reraisedAt = frame.pc;
        if (oparg != 0) {
            frame.pc = (int) ((PyInt) s[sp - 1 - oparg]).longValue();
        }
        s[sp - 1] = null;
        ts.reraising = true;
        return PyException.of(value);
    }

    /** END_ASYNC_FOR: swallows StopAsyncIteration, raises anything else again. */
    static int endAsyncFor(ThreadState ts, InterpreterFrame frame, PyObject[] s, int sp) {
        PyBaseException value = (PyBaseException) s[sp - 1];
        s[sp - 1] = null;
        if (value.type.isSubtype(PyExc.StopAsyncIteration)) {
            value.decref();
            PyObject it = s[sp - 2];
            s[sp - 2] = null;
            it.decref();
            return sp - 2;
        }
        ts.reraisedAt = frame.pc;
        ts.reraising = true;
        throw PyException.of(value);
    }

    /** RAISE_VARARGS: consumes the exception and the cause and throws. */
    static PyException raise(ThreadState ts, PyObject[] s, int sp, int oparg) {
        PyObject cause = null;
        if (oparg == 2) {
            cause = s[--sp];
            s[sp] = null;
        }
        PyObject exc = null;
        if (oparg >= 1) {
            exc = s[--sp];
            s[sp] = null;
        }
        return doRaise(ts, exc, cause);
    }

    // CPython: Python/ceval.c do_raise
    private static PyException doRaise(ThreadState ts, PyObject exc, PyObject cause) {
        if (exc == null) {
            PyBaseException value = ts.handledException();
            if (value == null) {
                return PyErr.runtimeError("No active exception to reraise");
            }
            value.incref();
            ts.reraisedAt = ts.frame.pc;
            ts.reraising = true;
            return PyException.of(value);
        }
        PyBaseException value;
        if (exc instanceof PyType t && t.isSubtype(PyExc.BaseException)) {
            PyObject made;
            try {
                made = Call.call(exc);
            } catch (PyException e) {
                PyObject.xdecref(cause);
                exc.decref();
                return e;
            }
            if (!(made instanceof PyBaseException b)) {
                PyException e = PyErr.typeError("calling " + Objects.reprText(exc) + " should have returned an instance of BaseException, not "
                        + Objects.reprText(made.type));
                made.decref();
                PyObject.xdecref(cause);
                exc.decref();
                return e;
            }
            exc.decref();
            value = b;
        } else if (exc instanceof PyBaseException b) {
            value = b;
        } else {
            exc.decref();
            PyObject.xdecref(cause);
            return PyErr.typeError("exceptions must derive from BaseException");
        }
        if (cause != null) {
            PyObject fixed;
            if (cause instanceof PyType t && t.isSubtype(PyExc.BaseException)) {
                try {
                    fixed = Call.call(cause);
                } catch (PyException e) {
                    cause.decref();
                    value.decref();
                    return e;
                }
                cause.decref();
                if (!(fixed instanceof PyBaseException)) {
                    PyException e = PyErr.typeError("calling " + Objects.reprText(t) + " should have returned an instance of BaseException, not "
                            + Objects.reprText(fixed.type));
                    fixed.decref();
                    value.decref();
                    return e;
                }
            } else if (cause instanceof PyBaseException) {
                fixed = cause;
            } else if (cause == PyNone.INSTANCE) {
                cause.decref();
                fixed = null;
            } else {
                cause.decref();
                value.decref();
                return PyErr.typeError("exception causes must derive from BaseException");
            }
            value.suppressContext = true;
            PyObject old = value.cause;
            value.cause = (PyBaseException) fixed;
            PyObject.xdecref(old);
        }
        return PyErr.raise(value);
    }

    private static final String CATCH_MESSAGE = "catching classes that do not inherit from BaseException is not allowed";

    private static boolean isExceptionClass(PyObject o) {
        return o instanceof PyType t && t.isSubtype(PyExc.BaseException);
    }

    private static boolean isValidMatch(PyObject right) {
        if (right instanceof PyTuple t) {
            for (PyObject o : t.items) {
                if (!isExceptionClass(o)) {
                    return false;
                }
            }
            return true;
        }
        return isExceptionClass(right);
    }

    /** CHECK_EXC_MATCH: replaces the class on top of the stack by whether the exception below it matches. */
    static void checkExcMatch(PyObject[] s, int sp) {
        PyObject right = s[sp - 1];
        PyObject left = s[sp - 2];
        s[sp - 1] = null;
        if (!isValidMatch(right)) {
            PyException e = PyErr.typeError(CATCH_MESSAGE);
            right.decref();
            throw e;
        }
        boolean r = matches(left, right);
        right.decref();
        s[sp - 1] = PyBool.of(r);
    }

    /** Whether an exception or class is caught by {@code cls}, a class or a tuple (PyErr_GivenExceptionMatches). */
    public static boolean matches(PyObject exc, PyObject cls) {
        if (cls instanceof PyTuple t) {
            for (PyObject o : t.items) {
                if (matches(exc, o)) {
                    return true;
                }
            }
            return false;
        }
        PyObject type = exc instanceof PyBaseException ? exc.type : exc;
        if (isExceptionClass(type) && isExceptionClass(cls)) {
            return ((PyType) type).isSubtype((PyType) cls);
        }
        return type == cls;
    }

    // CPython: Python/ceval.c check_except_star_type_valid
    private static void checkStarType(PyObject right) {
        if (!isValidMatch(right)) {
            throw PyErr.typeError(CATCH_MESSAGE);
        }
        boolean group = false;
        if (right instanceof PyTuple t) {
            for (PyObject o : t.items) {
                group |= ((PyType) o).isSubtype(PyExc.BaseExceptionGroup);
            }
        } else {
            group = ((PyType) right).isSubtype(PyExc.BaseExceptionGroup);
        }
        if (group) {
            throw PyErr.typeError("catching ExceptionGroup with except* is not allowed. Use except instead.");
        }
    }

    /** CHECK_EG_MATCH: splits the exception below the class on top; leaves the rest and pushes the part that matches, or None. */
    static void checkEgMatch(ThreadState ts, PyObject[] s, int sp) {
        PyObject type = s[sp - 1];
        PyObject exc = s[sp - 2];
        PyObject match;
        PyObject rest;
        try {
            checkStarType(type);
            if (exc == PyNone.INSTANCE) {
                match = PyNone.owned();
                rest = PyNone.owned();
            } else if (matches(exc, type)) {
                if (exc instanceof PyBaseExceptionGroup) {
                    match = exc.newRef();
                } else {
                    match = wrap((PyBaseException) exc);
                }
                rest = PyNone.owned();
            } else if (exc instanceof PyBaseExceptionGroup) {
                PyObject split = Objects.getAttr(exc, "split");
                PyObject pair;
                try {
                    pair = Call.call(split, type);
                } finally {
                    split.decref();
                }
                if (!(pair instanceof PyTuple t) || t.size() < 2) {
                    PyException e = pair instanceof PyTuple t
                            ? PyErr.typeError(exc.type.tpName() + ".split must return a 2-tuple, got tuple of size " + t.size())
                            : PyErr.typeError(exc.type.tpName() + ".split must return a tuple, not " + pair.type.tpName());
                    pair.decref();
                    throw e;
                }
                match = t.items[0].newRef();
                rest = t.items[1].newRef();
                pair.decref();
            } else {
                match = PyNone.owned();
                rest = exc.newRef();
            }
        } catch (PyException e) {
            s[sp - 1] = null;
            type.decref();
            throw e;
        }
        s[sp - 1] = null;
        type.decref();
        if (match == PyNone.INSTANCE) {
            s[sp - 1] = match;
            rest.decref();
            return;
        }
        s[sp - 2] = rest;
        s[sp - 1] = match;
        ExcInfo info = ts.excInfo;
        PyObject old = info.value;
        info.value = match.newRef();
        PyObject.xdecref(old);
        exc.decref();
    }

    /** An exception caught by except* without a group gets one around it. */
    // CPython: Python/ceval.c exception_group_match
    private static PyObject wrap(PyBaseException exc) {
        PyTuple members = PyTuple.of(exc);
        PyStr message = PyStr.empty();
        PyObject group;
        try {
            group = Call.call(PyExc.BaseExceptionGroup, message, members);
        } finally {
            members.decref();
            message.decref();
        }
        InterpreterFrame frame = ThreadState.current.frame;
        ((PyBaseException) group).traceback = PyTraceback.here(frame, null);
        return group;
    }

    /** PREP_RERAISE_STAR: replaces the original exception and the list of those that the clauses raised by what to raise, or None. */
    static void prepReraiseStar(PyObject[] s, int sp) {
        PyObject raised = s[sp - 1];
        PyObject original = s[sp - 2];
        PyObject r;
        try {
            r = PyBaseExceptionGroup.prepReraiseStar(original, (PyList) raised);
        } finally {
            s[sp - 1] = null;
            raised.decref();
            s[sp - 2] = null;
            original.decref();
        }
        s[sp - 2] = r;
    }

    /** WITH_EXCEPT_START: calls the exit method, four below the top, with the exception, and pushes the result. */
    static void withExceptStart(PyObject[] s, int sp) {
        PyBaseException value = (PyBaseException) s[sp - 1];
        PyObject exit = s[sp - 4];
        PyObject tb = value.traceback == null ? PyNone.owned() : value.traceback.newRef();
        try {
            s[sp] = Call.call(exit, value.type, value, tb);
        } finally {
            tb.decref();
        }
    }
}
