package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyNew;

/** A bound method. */
@BuiltinType(name = "method", doc = "Create a bound instance method object.")
public final class PyMethod extends PyObject {
    private static final Pool<PyMethod> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type();

    /** The function and the object it is bound to. Owned; null only while dying. */
    public PyObject func;
    public PyObject self;

    private PyMethod() {
        super(TYPE);
    }

    private static PyMethod make(PyObject func, PyObject self) {
        PyMethod made = POOL.take();
        if (made == null) {
            made = new PyMethod();
        }
        made.fill(func, self);
        return made;
    }

    private void fill(PyObject func, PyObject self) {
        this.func = func.newRef();
        this.self = self.newRef();
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    /** PyMethod_New; takes new references. */
    public static PyMethod create(PyObject func, PyObject self) {
        PyMethod m = make(func, self);
        Heap.gcAlloc(m);
        Heap.track(m);
        return m;
    }

    @PyNew("method(function, instance, /)")
    static PyObject create(PyType cls, PyObject function, PyObject instance) {
        if (!Objects.isCallable(function)) {
            throw PyErr.typeError("first argument must be callable");
        }
        if (instance == null || instance == PyNone.INSTANCE) {
            throw PyErr.typeError("instance must not be None");
        }
        return create(function, instance);
    }

    @PyGetter(value = "__func__", member = true, doc = "the function (or other callable) implementing a method")
    static PyObject getFunc(PyMethod self) {
        return self.func.newRef();
    }

    @PyGetter(value = "__self__", member = true, doc = "the instance to which a method is bound")
    static PyObject getSelf(PyMethod self) {
        return self.self.newRef();
    }

    @PyGetter("__doc__")
    static PyObject getDoc(PyMethod self) {
        return Objects.getAttr(self.func, Id.__doc__);
    }

    // CPython: Objects/classobject.c method___reduce___impl
    @dev.adder.processor.PyMethod("__reduce__($self, /)")
    static PyObject reduce(PyMethod self) {
        PyObject name = Objects.getAttr(self.func, Id.__name__);
        try {
            PyObject getattr = ThreadBuiltins.get("getattr");
            try {
                PyTuple args = PyTuple.of(self.self, name);
                PyTuple r = PyTuple.of(getattr, args);
                args.decref();
                return r;
            } finally {
                getattr.decref();
            }
        } finally {
            name.decref();
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(func);
        visitor.xvisit(self);
    }

    // CPython: Objects/classobject.c method_dealloc
    @Override
    protected void dropFields() {
        PyObject f = func;
        func = null;
        f.decref();
        PyObject s = self;
        self = null;
        xdecref(s);
    }

    static final class Type extends PyType {
        Type() {
            super("method", PyMethodTable.INSTANCE, null, 48, 0, HAVE_GC | HAVE_VECTORCALL | HAS_WEAKREFS | GENERIC_SETATTR);
            weaklistoffset = 32;
        }

        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyMethod m = (PyMethod) self;
            return Call.prepend(m.func, m.self, args, base, nargs, kwnames);
        }

        // CPython: Objects/classobject.c method_getattro
        @Override
        public PyObject tpGetAttro(PyObject self, PyStr name) {
            PyObject descr = self.type.lookup(name);
            if (descr != null) {
                if (descr.type.has(Slot.TP_DESCR_GET)) {
                    descr.incref();
                    try {
                        return descr.type.tpDescrGet(descr, self, self.type);
                    } finally {
                        descr.decref();
                    }
                }
                return descr.newRef();
            }
            return Objects.getAttr(((PyMethod) self).func, name);
        }

        // CPython: Objects/classobject.c method_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PyMethod m = (PyMethod) self;
            PyObject name = Objects.lookupAttr(m.func, Id.__qualname__);
            if (name == null) {
                name = Objects.lookupAttr(m.func, Id.__name__);
            }
            String text = name instanceof PyStr s ? s.toString() : "?";
            xdecref(name);
            return PyStr.of("<bound method " + text + " of " + Objects.reprText(m.self) + ">");
        }

        @Override
        public long tpHash(PyObject self) {
            PyMethod m = (PyMethod) self;
            long h = Objects.hashPointer(m.self) ^ Objects.hash(m.func);
            return h == -1 ? -2 : h;
        }

        // CPython: Objects/classobject.c method_richcompare
        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (op != Objects.EQ && op != Objects.NE || !(other instanceof PyMethod o)) {
                return PyNotImplemented.owned();
            }
            PyMethod m = (PyMethod) self;
            boolean equal = Objects.equal(m.func, o.func) && m.self == o.self;
            return PyBool.of(equal == (op == Objects.EQ));
        }
    }
}
