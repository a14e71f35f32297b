package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** What {@code __anext__()} and {@code asend()} of an asynchronous generator return. */
@BuiltinType(name = "async_generator_asend")
public final class PyAsyncGeneratorSend extends PyObject {
    public static final PyType TYPE = new Type();

    private static final int INIT = 0;
    private static final int ITER = 1;
    private static final int CLOSED = 2;

    /** Owned; the value is null for __anext__. */
    private PyAsyncGenerator generator;
    private PyObject value;
    private int phase = INIT;

    private PyAsyncGeneratorSend(PyAsyncGenerator generator, PyObject value) {
        super(TYPE);
        this.generator = (PyAsyncGenerator) generator.newRef();
        this.value = xnewRef(value);
    }

    static PyAsyncGeneratorSend create(PyAsyncGenerator generator, PyObject value) {
        PyAsyncGeneratorSend s = new PyAsyncGeneratorSend(generator, value);
        Heap.gcAlloc(s);
        Heap.track(s);
        return s;
    }

    // CPython: Objects/genobject.c async_gen_asend_send
    private PyObject step(PyObject arg) {
        if (phase == CLOSED) {
            throw PyErr.runtimeError("cannot reuse already awaited __anext__()/asend()");
        }
        if (phase == INIT) {
            if (generator.runningAsync) {
                throw PyErr.runtimeError("anext(): asynchronous generator is already running");
            }
            if (arg == null || arg == PyNone.INSTANCE) {
                arg = value;
            }
            phase = ITER;
        }
        generator.runningAsync = true;
        try {
            return generator.unwrap(resume(arg));
        } catch (PyException e) {
            phase = CLOSED;
            throw e;
        }
    }

    private PyObject resume(PyObject arg) {
        try {
            return generator.resumeOrStop(arg, null, false);
        } catch (PyException e) {
            throw generator.unwrapError(e);
        }
    }

    @PyMethod(value = "send($self, arg, /)", textSignature = false)
    static PyObject send(PyAsyncGeneratorSend self, PyObject arg) {
        return self.step(arg);
    }

    // CPython: Objects/genobject.c async_gen_asend_throw
    @PyMethod(value = "throw($self, type, value=None, traceback=None, /)", textSignature = false)
    static PyObject raise(PyAsyncGeneratorSend self, PyObject type, PyObject value, PyObject tb) {
        if (self.phase == CLOSED) {
            throw PyErr.runtimeError("cannot reuse already awaited __anext__()/asend()");
        }
        try {
            PyObject r;
            try {
                r = self.generator.raise(true, type, value, tb);
            } catch (PyException e) {
                throw self.generator.unwrapError(e);
            }
            return self.generator.unwrap(r);
        } catch (PyException e) {
            self.phase = CLOSED;
            throw e;
        }
    }

    @PyMethod(value = "close($self, /)", textSignature = false)
    static void close(PyAsyncGeneratorSend self) {
        self.phase = CLOSED;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(generator);
        visitor.xvisit(value);
    }

    @Override
    protected void dropFields() {
        PyAsyncGenerator g = generator;
        generator = null;
        xdecref(g);
        PyObject v = value;
        value = null;
        xdecref(v);
    }

    static final class Type extends PyType {
        Type() {
            super("async_generator_asend", PyAsyncGeneratorSendTable.INSTANCE, null, 40, 0, HAVE_GC);
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
            return ((PyAsyncGeneratorSend) self).step(null);
        }
    }
}
