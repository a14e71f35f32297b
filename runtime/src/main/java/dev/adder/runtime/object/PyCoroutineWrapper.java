package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** The iterator that {@code coroutine.__await__()} returns. */
@BuiltinType(name = "coroutine_wrapper", doc = "A wrapper object implementing __await__ for coroutines.")
public final class PyCoroutineWrapper extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned. */
    private PyCoroutine coroutine;

    private PyCoroutineWrapper(PyCoroutine coroutine) {
        super(TYPE);
        this.coroutine = (PyCoroutine) coroutine.newRef();
    }

    static PyCoroutineWrapper create(PyCoroutine coroutine) {
        PyCoroutineWrapper w = new PyCoroutineWrapper(coroutine);
        Heap.gcAlloc(w);
        Heap.track(w);
        return w;
    }

    @PyMethod(value = "send($self, arg, /)", textSignature = false,
            doc = "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration.")
    static PyObject send(PyCoroutineWrapper self, PyObject arg) {
        return self.coroutine.resumeOrStop(arg, null, false);
    }

    @PyMethod(value = "throw($self, type, value=None, traceback=None, /)", textSignature = false,
            doc = "throw(value)\n"
        + "throw(type[,value[,traceback]])\n\n"
        + "Raise exception in coroutine, return next iterated value or raise\n"
        + "StopIteration.")
    static PyObject raise(PyCoroutineWrapper self, PyObject type, PyObject value, PyObject tb) {
        return self.coroutine.raise(true, type, value, tb);
    }

    @PyMethod(value = "close($self, /)", textSignature = false, doc = "close() -> raise GeneratorExit inside coroutine.")
    static PyObject close(PyCoroutineWrapper self) {
        return self.coroutine.close();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(coroutine);
    }

    @Override
    protected void dropFields() {
        PyCoroutine c = coroutine;
        coroutine = null;
        c.decref();
    }

    static final class Type extends PyType {
        Type() {
            super("coroutine_wrapper", PyCoroutineWrapperTable.INSTANCE, null, 24, 0, HAVE_GC);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PyCoroutineWrapper) self).coroutine.resumeOrStop(PyNone.INSTANCE, null, false);
        }
    }
}
