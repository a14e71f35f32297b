package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyGenerator;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;

/** What awaiting a future iterates over: yields the future until it is done, then returns its result. */
@BuiltinType(name = "_asyncio.FutureIter")
final class PyFutureIterator extends PyObject {
    static final PyType TYPE = new Type();

    /** Owned; null when it is done. */
    private PyFuture future;

    PyFutureIterator(PyFuture future) {
        super(TYPE);
        this.future = (PyFuture) future.newRef();
        Heap.gcAlloc(this);
        Heap.track(this);
    }

    // CPython: Modules/_asynciomodule.c FutureIter_am_send, FutureIter_iternext
    private PyObject step() {
        PyFuture f = future;
        if (f == null) {
            return null;
        }
        if (f.isPending()) {
            if (f.blocking) {
                throw PyErr.runtimeError("await wasn't used with future");
            }
            f.blocking = true;
            return f.newRef();
        }
        future = null;
        try {
            PyObject result = PyFuture.result(f);
            if (result == PyNone.INSTANCE) {
                result.decref();
                return null;
            }
            try {
                throw PyErr.stopIteration(result);
            } finally {
                result.decref();
            }
        } finally {
            f.decref();
        }
    }

    @PyMethod(value = "send($self, value, /)", textSignature = false)
    static PyObject send(PyFutureIterator self, PyObject value) {
        PyObject r = self.step();
        if (r == null) {
            throw PyErr.withValue(dev.adder.runtime.object.PyExc.StopIteration, null);
        }
        return r;
    }

    // CPython: Modules/_asynciomodule.c FutureIter_throw
    @PyMethod(value = "throw($self, type, value=None, traceback=None, /)", textSignature = false)
    static PyObject raise(PyFutureIterator self, PyObject type, PyObject value, PyObject traceback) {
        dev.adder.runtime.object.PyException e = PyGenerator.thrown(type, value, traceback);
        close(self);
        throw e;
    }

    @PyMethod(value = "close($self, /)", textSignature = false)
    static void close(PyFutureIterator self) {
        PyObject f = self.future;
        self.future = null;
        xdecref(f);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(future);
    }

    @Override
    protected void clearFields() {
        close(this);
    }

    @Override
    protected void dropFields() {
        close(this);
    }

    private static final class Type extends PyType {
        Type() {
            super("_asyncio.FutureIter", PyFutureIteratorTable.INSTANCE, null, 24, 0, HAVE_GC | DISALLOW_INSTANTIATION);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PyFutureIterator) self).step();
        }
    }
}
