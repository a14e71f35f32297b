package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyAsyncGenerator;
import dev.adder.runtime.object.PyAsyncYield;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyCoroutine;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyGenerator;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStopIteration;
import dev.adder.runtime.object.Slot;

/** Iteration, generators and awaiting, from the side of the loop. */
public final class GeneratorOps {
    private GeneratorOps() {}

    /** FOR_ITER: the next item, or null at the end. */
    static PyObject next(ThreadState ts, InterpreterFrame frame, PyObject it) {
        try {
            return it.type.tpIterNext(it);
        } catch (PyException e) {
            if (!e.matches(PyExc.StopIteration)) {
                throw e;
            }
            if (ts.traceFunc != null && ts.tracing == 0) {
                e = Tracing.exception(ts, frame, e);
            }
            e.release();
            return null;
        }
    }

    /** The value of the StopIteration {@code e}, owned; releases it. */
    // CPython: Objects/genobject.c _PyGen_FetchStopIterationValue
    public static PyObject stopIterationValue(PyException e) {
        PyObject value = ((PyStopIteration) e.value()).value;
        value = value == null ? PyNone.owned() : value.newRef();
        e.release();
        return value;
    }

    /**
     * SEND: sends the value on top of the stack to the receiver below it. True if the receiver has returned: then the result has replaced the
     * receiver; else what it yielded has replaced the value.
     */
    static boolean send(ThreadState ts, PyObject[] s, int sp) {
        PyObject value = s[sp - 1];
        PyObject receiver = s[sp - 2];
        PyObject r;
        boolean returned = false;
        try {
            if (ts.traceFunc == null) {
                r = sendTo(ts, receiver, value);
                returned = ts.generatorReturned;
            } else {
                r = sendTraced(ts, receiver, value);
                returned = ts.generatorReturned;
            }
        } finally {
            s[sp - 1] = null;
            value.decref();
        }
        if (returned) {
            s[sp - 2] = r;
            receiver.decref();
            return true;
        }
        s[sp - 1] = r;
        return false;
    }

    /** PyIter_Send: the result; {@link ThreadState#generatorReturned} tells whether it was yielded or returned. */
    // CPython: Objects/abstract.c PyIter_Send
    public static PyObject sendTo(ThreadState ts, PyObject receiver, PyObject value) {
        ts.generatorReturned = false;
        if (receiver.type == PyGenerator.TYPE || receiver.type == PyCoroutine.TYPE) {
            return ((PyGenerator) receiver).sendForResult(ts, value);
        }
        try {
            PyObject r;
            if (value == PyNone.INSTANCE && Abstract.isIterator(receiver)) {
                r = receiver.type.tpIterNext(receiver);
            } else {
                r = callSend(receiver, value);
            }
            if (r == null) {
                ts.generatorReturned = true;
                return PyNone.owned();
            }
            ts.generatorReturned = false;
            return r;
        } catch (PyException e) {
            if (!e.matches(PyExc.StopIteration)) {
                throw e;
            }
            PyObject r = stopIterationValue(e);
            ts.generatorReturned = true;
            return r;
        }
    }

    private static PyObject callSend(PyObject receiver, PyObject value) {
        PyObject send = Objects.getAttr(receiver, "send");
        try {
            return Call.call(send, value);
        } finally {
            send.decref();
        }
    }

    private static PyObject sendTraced(ThreadState ts, PyObject receiver, PyObject value) {
        try {
            PyObject r;
            if (value == PyNone.INSTANCE && Abstract.isIterator(receiver)) {
                r = receiver.type.tpIterNext(receiver);
            } else {
                r = callSend(receiver, value);
            }
            ts.generatorReturned = r == null;
            return r == null ? PyNone.owned() : r;
        } catch (PyException e) {
            if (!e.matches(PyExc.StopIteration)) {
                throw e;
            }
            if (ts.traceFunc != null && ts.tracing == 0) {
                e = Tracing.exception(ts, ts.frame, e);
            }
            PyObject r = stopIterationValue(e);
            ts.generatorReturned = true;
            return r;
        }
    }

    /** YIELD_VALUE: the frame goes to sleep. */
    static void suspend(ThreadState ts, InterpreterFrame frame, PyObject value) {
        PyGenerator g = frame.generator;
        g.markSuspended();
        if (ts.useTracing != 0) {
            try {
                Tracing.returning(ts, frame, value);
            } catch (PyException e) {
                g.markExecuting();
                throw e;
            }
        }
        ts.excInfo = g.excInfo.previous;
        g.excInfo.previous = null;
        ts.recursionRemaining++;
        ts.frame = frame.previous;
    }

    /** RETURN_GENERATOR: the generator, coroutine or asynchronous generator that takes the frame over. */
    // CPython: Objects/genobject.c _Py_MakeCoro
    static PyObject create(ThreadState ts, InterpreterFrame frame) {
        int flags = frame.code.flags;
        if ((flags & PyCode.CO_COROUTINE) != 0) {
            return PyCoroutine.create(ts, frame);
        }
        if ((flags & PyCode.CO_ASYNC_GENERATOR) != 0) {
            return PyAsyncGenerator.create(frame);
        }
        return PyGenerator.create(frame);
    }

    static void getYieldFromIter(InterpreterFrame frame, PyObject[] s, int sp) {
        PyObject iterable = s[sp - 1];
        if (iterable.type == PyCoroutine.TYPE) {
            if ((frame.code.flags & (PyCode.CO_COROUTINE | PyCode.CO_ITERABLE_COROUTINE)) == 0) {
                s[sp - 1] = null;
                iterable.decref();
                throw PyErr.typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
            }
        } else if (iterable.type != PyGenerator.TYPE) {
            PyObject it = BinaryOps.iter(s, sp, iterable);
            s[sp - 1] = it;
            iterable.decref();
        }
    }

    /** The iterator of an awaitable, owned. */
    // CPython: Objects/genobject.c _PyCoro_GetAwaitableIter
    public static PyObject awaitableIter(PyObject o) {
        if (o.type == PyCoroutine.TYPE || o.type == PyGenerator.TYPE && (((PyGenerator) o).code.flags & PyCode.CO_ITERABLE_COROUTINE) != 0) {
            return o.newRef();
        }
        PyObject r;
        if (!o.type.has(Slot.AM_AWAIT)) {
            throw PyErr.typeError("object " + o.type.tpName() + " can't be used in 'await' expression");
        }
        r = o.type.amAwait(o);
        String wrong = null;
        if (r.type == PyCoroutine.TYPE || r.type == PyGenerator.TYPE && (((PyGenerator) r).code.flags & PyCode.CO_ITERABLE_COROUTINE) != 0) {
            wrong = "__await__() returned a coroutine";
        } else if (!Abstract.isIterator(r)) {
            wrong = "__await__() returned non-iterator of type '" + r.type.tpName() + "'";
        }
        if (wrong != null) {
            r.decref();
            throw PyErr.typeError(wrong);
        }
        return r;
    }

    static void getAwaitable(ThreadState ts, PyObject[] s, int sp, int oparg) {
        PyObject iterable = s[sp - 1];
        PyObject it;
        try {
            it = awaitableIter(iterable);
        } catch (PyException e) {
            if (oparg != 0 && !iterable.type.has(Slot.AM_AWAIT)) {
                // CPython: Python/ceval.c format_awaitable_error
                e.release();
                e = PyErr.typeError("'async with' received an object from " + (oparg == 1 ? "__aenter__" : "__aexit__")
                        + " that does not implement __await__: " + iterable.type.tpName());
            }
            s[sp - 1] = null;
            iterable.decref();
            throw e;
        }
        s[sp - 1] = null;
        iterable.decref();
        if (it.type == PyCoroutine.TYPE && ((PyCoroutine) it).isAwaited()) {
            it.decref();
            throw PyErr.runtimeError("coroutine is being awaited already");
        }
        s[sp - 1] = it;
    }

    static void getAiter(PyObject[] s, int sp) {
        PyObject o = s[sp - 1];
        PyObject it;
        try {
            if (!o.type.has(Slot.AM_AITER)) {
                throw PyErr.typeError("'async for' requires an object with __aiter__ method, got " + o.type.tpName());
            }
            it = o.type.amAiter(o);
        } finally {
            s[sp - 1] = null;
            o.decref();
        }
        if (!it.type.has(Slot.AM_ANEXT)) {
            PyException e = PyErr.typeError("'async for' received an object from __aiter__ that does not implement __anext__: "
                    + it.type.tpName());
            it.decref();
            throw e;
        }
        s[sp - 1] = it;
    }

    static void getAnext(PyObject[] s, int sp) {
        PyObject aiter = s[sp - 1];
        if (aiter.type == PyAsyncGenerator.TYPE) {
            s[sp] = aiter.type.amAnext(aiter);
            return;
        }
        if (!aiter.type.has(Slot.AM_ANEXT)) {
            throw PyErr.typeError("'async for' requires an iterator with __anext__ method, got " + aiter.type.tpName());
        }
        PyObject next = aiter.type.amAnext(aiter);
        try {
            s[sp] = awaitableIter(next);
        } catch (PyException e) {
            throw PyErrCause.from(PyExc.TypeError, "'async for' received an invalid object from __anext__: " + next.type.tpName(), e);
        } finally {
            next.decref();
        }
    }

    static void wrapAsyncYield(PyObject[] s, int sp) {
        PyObject v = s[sp - 1];
        s[sp - 1] = PyAsyncYield.create(v);
        v.decref();
    }
}
