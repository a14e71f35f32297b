package dev.adder.runtime.object;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** {@code iter(callable, sentinel)}: what the callable returns, until it is the sentinel. */
@BuiltinType(name = "callable_iterator")
public final class PyCallableIterator extends PyObject {
    public static final PyType TYPE = new Type();

    /** Both null when exhausted. Owned. */
    private PyObject callable;
    private PyObject sentinel;

    private PyCallableIterator(PyObject callable, PyObject sentinel) {
        super(TYPE);
        this.callable = callable.newRef();
        this.sentinel = sentinel.newRef();
    }

    // CPython: Objects/iterobject.c PyCallIter_New
    public static PyCallableIterator create(PyObject callable, PyObject sentinel) {
        PyCallableIterator it = new PyCallableIterator(callable, sentinel);
        FreeLists.born(it);
        return it;
    }

    private void finish() {
        PyObject c = callable;
        PyObject s = sentinel;
        callable = null;
        sentinel = null;
        xdecref(c);
        xdecref(s);
    }

    // CPython: Objects/iterobject.c calliter_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyCallableIterator self) {
        PyObject iter = Builtins.get(Builtins.ITER);
        if (self.callable == null) {
            return PyTuple.steal(iter, PyTuple.steal(PyTuple.empty()));
        }
        return PyTuple.steal(iter, PyTuple.of(self.callable, self.sentinel));
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(callable);
        visitor.xvisit(sentinel);
    }

    @Override
    protected void dropFields() {
        finish();
    }

    static final class Type extends PyType {
        Type() {
            super("callable_iterator", PyCallableIteratorTable.INSTANCE, null, 32, 0, HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        // CPython: Objects/iterobject.c calliter_iternext
        @Override
        public PyObject tpIterNext(PyObject o) {
            PyCallableIterator self = (PyCallableIterator) o;
            if (self.callable == null) {
                return null;
            }
            PyObject r;
            try {
                r = Call.call(self.callable);
            } catch (PyException e) {
                if (!e.matches(PyExc.StopIteration)) {
                    throw e;
                }
                e.release();
                self.finish();
                return null;
            }
            if (self.sentinel == null) {
                r.decref();
                return null;
            }
            boolean end;
            try {
                end = Objects.equal(self.sentinel, r);
            } catch (PyException e) {
                r.decref();
                throw e;
            }
            if (!end) {
                return r;
            }
            r.decref();
            self.finish();
            return null;
        }
    }
}
