package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** What {@code anext(it, default)} returns: awaits the item, and gives the default at the end (Objects/iterobject.c anextawaitable). */
@BuiltinType(name = "anext_awaitable")
public final class PyAnextAwaitable extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned. */
    private final PyObject wrapped;
    private final PyObject defaultValue;

    private PyAnextAwaitable(PyObject wrapped, PyObject defaultValue) {
        super(TYPE);
        this.wrapped = wrapped.newRef();
        this.defaultValue = defaultValue.newRef();
        Heap.allocated(this);
        Heap.track(this);
    }

    /** Takes references to both. */
    public static PyAnextAwaitable create(PyObject awaitable, PyObject defaultValue) {
        return new PyAnextAwaitable(awaitable, defaultValue);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visit(wrapped);
        visitor.visit(defaultValue);
    }

    @Override
    protected void dropFields() {
        wrapped.decref();
        defaultValue.decref();
    }

    /** The iterator behind the awaitable. */
    // CPython: Objects/iterobject.c anextawaitable_getiter
    private PyObject iterator() {
        PyObject awaitable = dev.adder.runtime.interpreter.GeneratorOps.awaitableIter(wrapped);
        if (Abstract.isIterator(awaitable)) {
            return awaitable;
        }
        try {
            return awaitable.type.amAwait(awaitable);
        } finally {
            awaitable.decref();
        }
    }

    /** StopAsyncIteration becomes a StopIteration with the default. */
    private PyException translate(PyException e) {
        if (!e.matches(PyExc.StopAsyncIteration)) {
            return e;
        }
        e.release();
        return PyErr.stopIteration(defaultValue);
    }

    private PyObject proxy(String method, PyObject... args) {
        PyObject it = iterator();
        PyStr name = PyStr.intern(method);
        try {
            return Call.method(it, name, args);
        } catch (PyException e) {
            throw translate(e);
        } finally {
            name.decref();
            it.decref();
        }
    }

    @PyMethod(value = "send($self, value)", textSignature = false, doc = "send(arg) -> send 'arg' into the wrapped iterator,\n"
            + "return next yielded value or raise StopIteration.")
    static PyObject send(PyAnextAwaitable self, PyObject value) {
        return self.proxy("send", value);
    }

    @PyMethod(value = "throw", raw = true, textSignature = false, doc = "throw(value)\n"
            + "throw(typ[,val[,tb]])\n\n"
            + "raise exception in the wrapped iterator, return next yielded value\n"
            + "or raise StopIteration.\n"
            + "the (type, val, tb) signature is deprecated, \n"
            + "and may be removed in a future version of Python.")
    static PyObject throw_(PyAnextAwaitable self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return self.proxy("throw", java.util.Arrays.copyOfRange(args, base, base + nargs));
    }

    @PyMethod(value = "close($self)", textSignature = false, doc = "close() -> raise GeneratorExit inside generator.")
    static PyObject close(PyAnextAwaitable self) {
        return self.proxy("close");
    }

    static final class Type extends PyType {
        Type() {
            super("anext_awaitable", PyAnextAwaitableTable.INSTANCE, null, 32, 0, HAVE_GC | DISALLOW_INSTANTIATION);
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
            PyAnextAwaitable a = (PyAnextAwaitable) self;
            PyObject it = a.iterator();
            try {
                return it.type.tpIterNext(it);
            } catch (PyException e) {
                throw a.translate(e);
            } finally {
                it.decref();
            }
        }
    }
}
