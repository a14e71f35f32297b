package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;

/** A slot wrapper bound to an object: {@code [].__add__}. */
@BuiltinType(name = "method-wrapper")
public final class PyMethodWrapper extends PyObject {
    private static final Pool<PyMethodWrapper> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type();

    /** Owned. */
    private PyWrapperDescr descr;
    private PyObject self;

    private PyMethodWrapper() {
        super(TYPE);
    }

    static PyMethodWrapper make(PyWrapperDescr descr, PyObject self) {
        PyMethodWrapper made = POOL.take();
        if (made == null) {
            made = new PyMethodWrapper();
        }
        made.fill(descr, self);
        return made;
    }

    private void fill(PyWrapperDescr descr, PyObject self) {
        Heap.gcAlloc();
        descr.incref();
        self.incref();
        this.descr = descr;
        this.self = self;
        Heap.track(this);
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visit(descr);
        visitor.visit(self);
    }

    @Override
    protected void dropFields() {
        descr.decref();
        self.decref();
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyMethodWrapper self) {
        return PyDescr.reduceToGetAttr(self.self, self.descr.dName);
    }

    @PyGetter(value = "__self__", member = true)
    static PyObject getSelf(PyMethodWrapper self) {
        return self.self.newRef();
    }

    @PyGetter("__objclass__")
    static PyObject objclass(PyMethodWrapper self) {
        return self.descr.dType.newRef();
    }

    @PyGetter("__name__")
    static PyObject name(PyMethodWrapper self) {
        return self.descr.dName.newRef();
    }

    @PyGetter("__qualname__")
    static PyObject qualname(PyMethodWrapper self) {
        return self.descr.qualname();
    }

    @PyGetter("__doc__")
    static PyObject doc(PyMethodWrapper self) {
        return PyWrapperDescr.doc(self.descr);
    }

    @PyGetter("__text_signature__")
    static PyObject textSignature(PyMethodWrapper self) {
        return PyWrapperDescr.textSignature(self.descr);
    }

    static final class Type extends PyType {
        Type() {
            super("method-wrapper", PyMethodWrapperTable.INSTANCE, null, 32, 0, HAVE_GC | TRASHCAN | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            PyMethodWrapper w = (PyMethodWrapper) self;
            return PyStr.of("<method-wrapper '" + w.descr.dName + "' of " + w.self.type.tpName() + " object at "
                    + Address.hex(w.self) + ">");
        }

        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (op != Objects.EQ && op != Objects.NE || !(self instanceof PyMethodWrapper a) || !(other instanceof PyMethodWrapper b)) {
                return PyNotImplemented.owned();
            }
            boolean equal = a.descr == b.descr && a.self == b.self;
            return PyBool.of(equal == (op == Objects.EQ));
        }

        @Override
        public long tpHash(PyObject self) {
            PyMethodWrapper w = (PyMethodWrapper) self;
            long x = Objects.hashPointer(w.self) ^ Objects.hashPointer(w.descr);
            return x == -1 ? -2 : x;
        }

        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyMethodWrapper w = (PyMethodWrapper) self;
            return w.descr.invoke(w.self, args, base, nargs, kwnames);
        }
    }
}
