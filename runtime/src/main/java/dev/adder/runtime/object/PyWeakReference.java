package dev.adder.runtime.object;

import dev.adder.heap.Counted;
import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.heap.WeakReference;
import dev.adder.heap.WeakReferences;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;

/** A weak reference, and the layout of the proxies (Objects/weakrefobject.c). */
@BuiltinType(name = "weakref.ReferenceType")
public class PyWeakReference extends PyObject implements WeakReference {
    public static final PyType TYPE = new Type();

    /** wr_object. Borrowed: null when the referent is dead. */
    @Borrowed
    private PyObject referent;

    /** wr_callback. Owned. */
    private PyObject callback;

    /** The hash of the referent, or -1. */
    private long hash = -1;

    private WeakReference previous;
    private WeakReference next;

    protected PyWeakReference(PyType type, PyObject callback) {
        super(type);
        this.callback = xnewRef(callback);
        Heap.allocated(this);
        Heap.track(this);
    }

    /** weakref.ref(referent, callback): the shared one if there is no callback. TypeError if the type has no weak references. */
    // CPython: Objects/weakrefobject.c PyWeakref_NewRef
    public static PyWeakReference create(PyObject referent, PyObject callback) {
        return create(TYPE, referent, callback);
    }

    private static PyWeakReference create(PyType cls, PyObject referent, PyObject callback) {
        if (!referent.type.hasFlag(PyType.HAS_WEAKREFS)) {
            throw PyErr.typeError("cannot create weak reference to '" + referent.type.tpName() + "' object");
        }
        if (callback == PyNone.INSTANCE) {
            callback = null;
        }
        boolean shareable = callback == null && cls == TYPE;
        if (shareable) {
            WeakReference shared = WeakReferences.sharedReference(referent);
            if (shared != null) {
                PyWeakReference r = (PyWeakReference) shared;
                r.incref();
                return r;
            }
        }
        PyWeakReference r = new PyWeakReference(cls, callback);
        // the allocation may have collected, and a finalizer may have made the shared one
        if (shareable) {
            WeakReference shared = WeakReferences.sharedReference(referent);
            if (shared != null) {
                r.decref();
                PyWeakReference s = (PyWeakReference) shared;
                s.incref();
                return s;
            }
        }
        WeakReferences.insert(r, referent);
        return r;
    }

    /** The referent with a new reference, or null if it is dead or dying. */
    public static PyObject dereference(PyObject reference) {
        PyObject o = ((PyWeakReference) reference).referent;
        if (o == null || o.refcnt <= 0) {
            return null;
        }
        return o.newRef();
    }

    /** The referent, or null if it is dead or dying. */
    @Borrowed
    protected final PyObject alive() {
        PyObject o = referent;
        return o == null || o.refcnt <= 0 ? null : o;
    }

    @Override
    public Counted counted() {
        return this;
    }

    @Override
    public Counted referent() {
        return referent;
    }

    @Override
    public void setReferent(Counted referent) {
        this.referent = (PyObject) referent;
    }

    @Override
    public WeakReference previous() {
        return previous;
    }

    @Override
    public void setPrevious(WeakReference previous) {
        this.previous = previous;
    }

    @Override
    public WeakReference next() {
        return next;
    }

    @Override
    public void setNext(WeakReference next) {
        this.next = next;
    }

    @Override
    public Counted callback() {
        return callback;
    }

    @Override
    public void setCallback(Counted callback) {
        this.callback = (PyObject) callback;
    }

    @Override
    public boolean isPlainReference() {
        return type == TYPE;
    }

    @Override
    public boolean isProxy() {
        return false;
    }

    @Override
    public WeakReference asWeakReference() {
        return this;
    }

    // CPython: Objects/weakrefobject.c handle_callback
    @Override
    public void handleCallback(Counted callback) {
        try {
            Call.call((PyObject) callback, this).decref();
        } catch (PyException e) {
            PyErr.writeUnraisable(e, (PyObject) callback);
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(callback);
    }

    @Override
    protected void dropFields() {
        WeakReferences.clearReference(this);
    }

    @Override
    protected void clearFields() {
        WeakReferences.clearReference(this);
    }

    // CPython: Objects/weakrefobject.c parse_weakref_init_args
    @PyNew(value = "ref", raw = true)
    static PyObject newReference(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (cls == TYPE) {
            Args.checkNoKeywords("ref", kwnames);
        }
        Args.checkPositional("__new__", nargs, 1, 2);
        return create(cls, args[base], nargs > 1 ? args[base + 1] : null);
    }

    @PyInit(value = "ref", raw = true)
    static void init(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("ref", kwnames);
        Args.checkPositional("__init__", nargs, 1, 2);
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @PyGetter(value = "__callback__", member = true)
    static PyObject getCallback(PyWeakReference self) {
        return self.callback == null ? PyNone.owned() : self.callback.newRef();
    }

    static class Type extends PyType {
        Type() {
            super("weakref.ReferenceType", PyWeakReferenceTable.INSTANCE, null, 64, 0, BASETYPE | HAVE_GC | HAVE_VECTORCALL);
        }

        /** A proxy type. */
        Type(String name, MethodTable table, PyType base, int basicsize, int itemsize, long flags) {
            super(name, table, base, basicsize, itemsize, flags);
        }

        // CPython: Objects/weakrefobject.c weakref_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PyObject o = ((PyWeakReference) self).alive();
            if (o == null) {
                return PyStr.of("<weakref at " + Address.hex(self) + "; dead>");
            }
            o.incref();
            try {
                PyObject name = nameOf(o);
                String text = "<weakref at " + Address.hex(self) + "; to '" + o.type.tpName() + "' at " + Address.hex(o)
                        + (name instanceof PyStr n ? " (" + n + ")>" : ">");
                xdecref(name);
                return PyStr.of(text);
            } finally {
                o.decref();
            }
        }

        /** The attribute {@code __name__}, or null: also if looking for it fails. */
        private static PyObject nameOf(PyObject o) {
            try {
                return Objects.lookupAttr(o, Id.__name__);
            } catch (PyException e) {
                e.release();
                return null;
            }
        }

        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            if (nargs != 0 || kwnames != null && kwnames.size() != 0) {
                Args.checkNoKeywords("weakref", kwnames);
                Args.checkPositional("weakref", nargs, 0, 0);
            }
            PyObject o = ((PyWeakReference) self).alive();
            return o == null ? PyNone.owned() : o.newRef();
        }

        @Override
        public long tpHash(PyObject self) {
            PyWeakReference r = (PyWeakReference) self;
            if (r.hash != -1) {
                return r.hash;
            }
            PyObject o = r.alive();
            if (o == null) {
                throw PyErr.typeError("weak object has gone away");
            }
            o.incref();
            try {
                return r.hash = Objects.hash(o);
            } finally {
                o.decref();
            }
        }

        // CPython: Objects/weakrefobject.c weakref_richcompare
        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (op != Objects.EQ && op != Objects.NE || !(other instanceof PyWeakReference b) || b.isProxy()) {
                return PyNotImplemented.owned();
            }
            PyObject x = ((PyWeakReference) self).alive();
            PyObject y = b.alive();
            if (x == null || y == null) {
                boolean same = self == other;
                return PyBool.of(op == Objects.EQ ? same : !same);
            }
            x.incref();
            y.incref();
            try {
                return Objects.richCompare(x, y, op);
            } finally {
                x.decref();
                y.decref();
            }
        }
    }
}
