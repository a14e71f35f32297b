package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Address;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.MethodTable;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBuiltinFunction;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.PyWeakReference;
import dev.adder.runtime.object.Slot;
import java.util.ArrayList;

/**
 * {@code _thread._local}: an object with other attributes in each thread.
 *
 * <p>Each thread's dict owns a {@link PyLocalDummy} under {@link #key}; {@link #dummies} maps a weak reference to each dummy to the
 * attribute dict of its thread. When a thread ends its dummy dies, and the callback of the weak reference takes the dict out. When the
 * local dies first, it takes its dummies out of the dicts of all threads. No cycle is made that way.
 */
@BuiltinType(name = "_thread._local", doc = "Thread-local data")
public final class PyThreadLocal extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned. */
    private PyStr key;
    private PyTuple args;
    private PyDict kwargs;
    private PyDict dummies;
    private PyObject callback;

    private PyThreadLocal(PyType type) {
        super(type);
        FreeLists.born(this);
    }

    // CPython: Modules/_threadmodule.c local_new
    @PyNew(value = "_local", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (!cls.has(Slot.TP_INIT) || cls.hasObjectInit()) {
            if (nargs > 0 || kwnames != null && kwnames.size() > 0) {
                throw PyErr.typeError("Initialization arguments are not supported");
            }
        }
        PyThreadLocal self = new PyThreadLocal(cls);
        try {
            self.args = Call.positional(args, base, nargs);
            self.kwargs = Call.keywords(args, base, nargs, kwnames);
            self.key = PyStr.of("thread.local." + Address.hex(self));
            self.dummies = PyDict.create();
            PyObject weakSelf = PyWeakReference.create(self, null);
            MethodTable.MethodDef def = PyThreadLocalCallbacksTable.INSTANCE.methods()[0];
            PyStr name = PyStr.intern(def.name);
            self.callback = PyBuiltinFunction.make(def, name, weakSelf, null);
            name.decref();
            weakSelf.decref();
            self.createDummy();
        } catch (PyException e) {
            self.decref();
            throw e;
        }
        return self;
    }

    /** A new attribute dict for the current thread. */
    // CPython: Modules/_threadmodule.c _local_create_dummy
    @Borrowed
    private PyDict createDummy() {
        PyDict attributes = PyDict.create();
        PyLocalDummy dummy = new PyLocalDummy();
        PyObject reference = null;
        try {
            dummy.dict = attributes;
            reference = PyWeakReference.create(dummy, callback);
            dummies.put(reference, attributes);
            ThreadState.current.dict().put(key, dummy);
            return attributes;
        } finally {
            xdecref(reference);
            attributes.decref();
            dummy.decref();
        }
    }

    /** The attributes in the current thread; in a new thread {@code __init__} runs first. */
    // CPython: Modules/_threadmodule.c _ldict
    @Borrowed
    private PyDict attributes() {
        PyObject dummy = ThreadState.current.dict().get(key);
        if (dummy != null) {
            return ((PyLocalDummy) dummy).dict;
        }
        PyDict attributes = createDummy();
        if (!type.hasObjectInit()) {
            try {
                int n = args.size();
                int nkw = kwargs == null ? 0 : kwargs.size();
                PyObject[] all = new PyObject[n + nkw];
                System.arraycopy(args.items, 0, all, 0, n);
                PyTuple kwnames = null;
                if (nkw > 0) {
                    PyObject[] names = new PyObject[nkw];
                    int k = 0;
                    for (int i = kwargs.next(0); i >= 0; i = kwargs.next(i + 1)) {
                        names[k] = kwargs.keyAt(i).newRef();
                        all[n + k++] = kwargs.valueAt(i);
                    }
                    kwnames = PyTuple.steal(names);
                }
                try {
                    type.tpInit(this, all, 0, n, kwnames);
                } finally {
                    xdecref(kwnames);
                }
            } catch (PyException e) {
                ThreadState.current.dict().remove(key);
                throw e;
            }
        }
        return attributes;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(args);
        visitor.xvisit(kwargs);
        visitor.xvisit(dummies);
    }

    /** local_traverse leaves these two out. */
    @Override
    public void traverseHidden(Visitor visitor) {
        visitor.xvisit(callback);
        visitor.xvisit(key);
    }

    // CPython: Modules/_threadmodule.c local_clear
    @Override
    protected void clearFields() {
        PyObject o = args;
        args = null;
        xdecref(o);
        o = kwargs;
        kwargs = null;
        xdecref(o);
        o = dummies;
        dummies = null;
        xdecref(o);
        o = callback;
        callback = null;
        xdecref(o);
        ThreadState current = ThreadState.current;
        if (key != null && current != null) {
            ArrayList<ThreadState> threads;
            synchronized (current.interpreter.threads) {
                threads = new ArrayList<>(current.interpreter.threads);
            }
            for (ThreadState ts : threads) {
                if (ts.dict != null && ts.dict.get(key) != null) {
                    ts.dict.remove(key);
                }
            }
        }
    }

    // CPython: Modules/_threadmodule.c local_dealloc
    @Override
    protected void dropFields() {
        clearFields();
        PyObject k = key;
        key = null;
        xdecref(k);
    }

    /** The function that the weak reference to a dummy calls when a thread has ended; its self is a weak reference to the local. */
    @BuiltinModule(name = "_thread")
    static final class Callbacks {
        private Callbacks() {}

        // CPython: Modules/_threadmodule.c _localdummy_destroyed
        @PyMethod(value = "_localdummy_destroyed", raw = true)
        static PyObject dummyDestroyed(PyObject localReference, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyObject o = PyWeakReference.dereference(localReference);
            if (o != null) {
                PyThreadLocal self = (PyThreadLocal) o;
                try {
                    if (self.dummies != null && self.dummies.get(args[base]) != null) {
                        self.dummies.remove(args[base]);
                    }
                } finally {
                    self.decref();
                }
            }
            return PyNone.owned();
        }
    }

    static final class Type extends PyType {
        Type() {
            super("_thread._local", PyThreadLocalTable.INSTANCE, null, 64, 0, HAVE_GC | HAS_WEAKREFS | BASETYPE);
            weaklistoffset = 40;
        }

        // CPython: Modules/_threadmodule.c local_getattro, Objects/object.c _PyObject_GenericGetAttrWithDict
        @Override
        public PyObject tpGetAttro(PyObject o, PyStr name) {
            PyThreadLocal self = (PyThreadLocal) o;
            PyDict dict = self.attributes();
            if (name.equalTo(Id.__dict__)) {
                return dict.newRef();
            }
            if (o.type == PyThreadLocal.TYPE) {
                PyObject value = dict.get(name);
                if (value != null) {
                    return value.newRef();
                }
            }
            dict.incref();
            PyObject descr = null;
            try {
                descr = xnewRef(o.type.lookup(name));
                if (descr != null && descr.type.has(Slot.TP_DESCR_GET) && descr.type.has(Slot.TP_DESCR_SET)) {
                    return descr.type.tpDescrGet(descr, o, o.type);
                }
                PyObject value = dict.get(name);
                if (value != null) {
                    return value.newRef();
                }
                if (descr != null) {
                    return descr.type.has(Slot.TP_DESCR_GET) ? descr.type.tpDescrGet(descr, o, o.type) : descr.newRef();
                }
                throw missing(o, name);
            } finally {
                dict.decref();
                xdecref(descr);
            }
        }

        // CPython: Modules/_threadmodule.c local_setattro, Objects/object.c _PyObject_GenericSetAttrWithDict
        @Override
        public void tpSetAttro(PyObject o, PyStr name, PyObject value) {
            PyThreadLocal self = (PyThreadLocal) o;
            PyDict dict = self.attributes();
            if (name.equalTo(Id.__dict__)) {
                throw PyErr.attributeError("'" + o.type.tpName() + "' object attribute '" + name + "' is read-only", o, name);
            }
            dict.incref();
            PyObject descr = null;
            try {
                descr = xnewRef(o.type.lookup(name));
                if (descr != null && descr.type.has(Slot.TP_DESCR_SET)) {
                    descr.type.tpDescrSet(descr, o, value);
                } else if (value != null) {
                    dict.put(name, value);
                } else if (!dict.remove(name)) {
                    throw missing(o, name);
                }
            } finally {
                dict.decref();
                xdecref(descr);
            }
        }

        private static PyException missing(PyObject o, PyStr name) {
            return PyErr.attributeError("'" + o.type.tpName() + "' object has no attribute '" + name + "'", o, name);
        }
    }
}
