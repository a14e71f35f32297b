package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyGenericAlias;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.ReprGuard;

/** {@code collections.defaultdict}. */
@BuiltinType(name = "collections.defaultdict",
        doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\n"
        + "The default factory is called without arguments to produce\n"
        + "a new value when a key is not present, in __getitem__ only.\n"
        + "A defaultdict compares equal to a dict with the same items.\n"
        + "All remaining arguments are treated the same as if they were\n"
        + "passed to the dict constructor, including keyword arguments.\n")
public final class PyDefaultDict extends PyDict {
    public static final PyType TYPE = new Type();

    /** Null for none. Owned. */
    private PyObject defaultFactory;

    private PyDefaultDict(PyType type) {
        super(type);
    }

    @PyNew(value = "defaultdict", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return born(new PyDefaultDict(cls));
    }

    // CPython: Modules/_collectionsmodule.c defdict_init
    @PyInit(value = "defaultdict", raw = true)
    static void init(PyDefaultDict self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject factory = null;
        if (nargs > 0) {
            factory = args[base];
            if (!Objects.isCallable(factory) && factory != PyNone.INSTANCE) {
                throw PyErr.typeError("first argument must be callable or None");
            }
            if (factory == PyNone.INSTANCE) {
                factory = null;
            }
        }
        PyObject old = self.defaultFactory;
        self.defaultFactory = xnewRef(factory);
        try {
            if (nargs > 0) {
                PyDict.TYPE.tpInit(self, args, base + 1, nargs - 1, kwnames);
            } else {
                PyDict.TYPE.tpInit(self, args, base, 0, kwnames);
            }
        } finally {
            xdecref(old);
        }
    }

    // CPython: Modules/_collectionsmodule.c defdict_missing
    @PyMethod(value = "__missing__($self, key, /)", textSignature = false,
            doc = "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n"
            + "  if self.default_factory is None: raise KeyError((key,))\n"
            + "  self[key] = value = self.default_factory()\n"
            + "  return value\n")
    static PyObject missing(PyDefaultDict self, PyObject key) {
        if (self.defaultFactory == null || self.defaultFactory == PyNone.INSTANCE) {
            throw PyErr.keyError(key);
        }
        PyObject value = Call.call(self.defaultFactory);
        try {
            Abstract.setItem(self, key, value);
        } catch (PyException e) {
            value.decref();
            throw e;
        }
        return value;
    }

    private static PyObject copyOf(PyDefaultDict self) {
        return Call.call(self.type, self.defaultFactory == null ? PyNone.INSTANCE : self.defaultFactory, self);
    }

    @PyMethod(value = "copy($self)", textSignature = false, doc = "D.copy() -> a shallow copy of D.")
    static PyObject copyMethod(PyDefaultDict self) {
        return copyOf(self);
    }

    @PyMethod(value = "__copy__($self)", textSignature = false, doc = "D.copy() -> a shallow copy of D.")
    static PyObject shallowCopy(PyDefaultDict self) {
        return copyOf(self);
    }

    // CPython: Modules/_collectionsmodule.c defdict_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyDefaultDict self) {
        PyTuple args = self.defaultFactory == null || self.defaultFactory == PyNone.INSTANCE ? PyTuple.empty() : PyTuple.of(self.defaultFactory);
        PyObject items = null;
        PyObject it;
        try {
            items = Call.method(self, Id.items);
            it = Abstract.iter(items);
        } catch (PyException e) {
            args.decref();
            throw e;
        } finally {
            xdecref(items);
        }
        self.type.incref();
        return PyTuple.steal(self.type, args, PyNone.owned(), PyNone.owned(), it);
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItemMethod(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @PyGetter(value = "default_factory", member = true, doc = "Factory for default value called by __missing__().")
    static PyObject getDefaultFactory(PyDefaultDict self) {
        return self.defaultFactory == null ? PyNone.owned() : self.defaultFactory.newRef();
    }

    @PySetter("default_factory")
    static void setDefaultFactory(PyDefaultDict self, PyObject value) {
        PyObject old = self.defaultFactory;
        self.defaultFactory = xnewRef(value);
        xdecref(old);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(defaultFactory);
        super.traverseFields(visitor);
    }

    // CPython: Modules/_collectionsmodule.c defdict_dealloc
    @Override
    protected void dropFields() {
        dropFactory();
        super.dropFields();
    }

    @Override
    protected void clearFields() {
        dropFactory();
        super.clearFields();
    }

    private void dropFactory() {
        PyObject f = defaultFactory;
        defaultFactory = null;
        xdecref(f);
    }

    static final class Type extends PyDict.Type {
        Type() {
            super("collections.defaultdict", PyDefaultDictTable.INSTANCE, PyDict.TYPE, 56, 0, BASETYPE | HAVE_GC);
        }

        // CPython: Modules/_collectionsmodule.c defdict_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyDefaultDict self = (PyDefaultDict) o;
            PyObject base = PyDict.TYPE.tpRepr(self);
            try {
                String factory;
                if (self.defaultFactory == null) {
                    factory = "None";
                } else if (ReprGuard.enter(self.defaultFactory)) {
                    factory = "...";
                } else {
                    try {
                        factory = Objects.reprText(self.defaultFactory);
                    } finally {
                        ReprGuard.leave(self.defaultFactory);
                    }
                }
                return PyStr.of(self.type.shortName() + "(" + factory + ", " + base + ")");
            } finally {
                base.decref();
            }
        }

        // CPython: Modules/_collectionsmodule.c defdict_or
        @Override
        public PyObject nbOr(PyObject left, PyObject right) {
            PyDefaultDict self = left instanceof PyDefaultDict d ? d : (PyDefaultDict) right;
            PyObject other = self == left ? right : left;
            if (!(other instanceof PyDict)) {
                return PyNotImplemented.owned();
            }
            PyObject r = Call.call(self.type, self.defaultFactory == null ? PyNone.INSTANCE : self.defaultFactory, left);
            try {
                ((PyDict) r).update(right);
            } catch (PyException e) {
                r.decref();
                throw e;
            }
            return r;
        }
    }
}
