package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** What {@code aclose()} and {@code athrow()} of an asynchronous generator return. */
@BuiltinType(name = "async_generator_athrow")
public final class PyAsyncGeneratorThrow extends PyObject {
    public static final PyType TYPE = new Type();

    private static final int INIT = 0;
    private static final int ITER = 1;
    private static final int CLOSED = 2;

    /** Owned; the arguments are null for aclose(). */
    private PyAsyncGenerator generator;
    private PyTuple args;
    private int phase = INIT;

    private PyAsyncGeneratorThrow(PyAsyncGenerator generator, PyTuple args) {
        super(TYPE);
        this.generator = (PyAsyncGenerator) generator.newRef();
        this.args = (PyTuple) xnewRef(args);
    }

    static PyAsyncGeneratorThrow create(PyAsyncGenerator generator, PyTuple args) {
        PyAsyncGeneratorThrow t = new PyAsyncGeneratorThrow(generator, args);
        Heap.gcAlloc(t);
        Heap.track(t);
        return t;
    }

    private PyException alreadyAwaited() {
        return PyErr.runtimeError("cannot reuse already awaited aclose()/athrow()");
    }

    // CPython: Objects/genobject.c async_gen_athrow_send
    private PyObject step(PyObject arg) {
        if (phase == CLOSED) {
            throw alreadyAwaited();
        }
        if (generator.frameState >= PyGenerator.COMPLETED) {
            phase = CLOSED;
            throw PyErr.withValue(PyExc.StopIteration, null);
        }
        if (phase == INIT) {
            if (generator.runningAsync) {
                phase = CLOSED;
                throw PyErr.runtimeError((args == null ? "aclose()" : "athrow()") + ": asynchronous generator is already running");
            }
            if (generator.closed) {
                phase = CLOSED;
                throw PyErr.withValue(PyExc.StopAsyncIteration, null);
            }
            if (arg != PyNone.INSTANCE) {
                throw PyErr.runtimeError("can't send non-None value to a just-started coroutine");
            }
            phase = ITER;
            generator.runningAsync = true;
            if (args == null) {
                generator.closed = true;
                PyObject r;
                try {
                    r = generator.raise(false, PyExc.GeneratorExit, null, null);
                } catch (PyException e) {
                    throw failed(e);
                }
                return checkIgnored(r);
            }
            int n = args.size();
            if (n < 1 || n > 3) {
                throw PyErr.typeError("athrow expected at " + (n < 1 ? "least 1 argument, got 0" : "most 3 arguments, got " + n));
            }
            try {
                PyObject r;
                try {
                    r = generator.raise(false, args.items[0], n > 1 ? args.items[1] : null, n > 2 ? args.items[2] : null);
                } catch (PyException e) {
                    throw generator.unwrapError(e);
                }
                return generator.unwrap(r);
            } catch (PyException e) {
                throw failed(e);
            }
        }
        PyObject r;
        try {
            r = generator.resumeOrStop(arg, null, false);
        } catch (PyException e) {
            throw args != null ? generator.unwrapError(e) : failed(e);
        }
        return args != null ? generator.unwrap(r) : checkIgnored(r);
    }

    /** A value yielded although the generator is to end is an error. */
    private PyObject checkIgnored(PyObject r) {
        if (r instanceof PyAsyncYield) {
            r.decref();
            generator.runningAsync = false;
            phase = CLOSED;
            throw PyErr.runtimeError("async generator ignored GeneratorExit");
        }
        return r;
    }

    private PyException failed(PyException e) {
        generator.runningAsync = false;
        phase = CLOSED;
        if (args == null && (e.matches(PyExc.StopAsyncIteration) || e.matches(PyExc.GeneratorExit))) {
            e.release();
            return PyErr.withValue(PyExc.StopIteration, null);
        }
        return e;
    }

    @PyMethod(value = "send($self, arg, /)", textSignature = false)
    static PyObject send(PyAsyncGeneratorThrow self, PyObject arg) {
        return self.step(arg);
    }

    // CPython: Objects/genobject.c async_gen_athrow_throw
    @PyMethod(value = "throw($self, type, value=None, traceback=None, /)", textSignature = false)
    static PyObject raise(PyAsyncGeneratorThrow self, PyObject type, PyObject value, PyObject tb) {
        if (self.phase == CLOSED) {
            throw self.alreadyAwaited();
        }
        PyObject r;
        try {
            r = self.generator.raise(true, type, value, tb);
        } catch (PyException e) {
            if (self.args != null) {
                throw self.generator.unwrapError(e);
            }
            if (e.matches(PyExc.StopAsyncIteration) || e.matches(PyExc.GeneratorExit)) {
                e.release();
                throw PyErr.withValue(PyExc.StopIteration, null);
            }
            throw e;
        }
        return self.args != null ? self.generator.unwrap(r) : self.checkIgnored(r);
    }

    @PyMethod(value = "close($self, /)", textSignature = false)
    static void close(PyAsyncGeneratorThrow self) {
        self.phase = CLOSED;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(generator);
        visitor.xvisit(args);
    }

    @Override
    protected void dropFields() {
        PyAsyncGenerator g = generator;
        generator = null;
        xdecref(g);
        PyTuple a = args;
        args = null;
        xdecref(a);
    }

    static final class Type extends PyType {
        Type() {
            super("async_generator_athrow", PyAsyncGeneratorThrowTable.INSTANCE, null, 40, 0, HAVE_GC);
        }

        @Override
        public PyObject amAwait(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PyAsyncGeneratorThrow) self).step(PyNone.INSTANCE);
        }
    }
}
