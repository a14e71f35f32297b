package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;

/** {@code types.SimpleNamespace}. */
@BuiltinType(name = "types.SimpleNamespace", doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)")
public final class PySimpleNamespace extends PyObject {
    public static final PyType TYPE = new Type();

    /** The attributes. Owned. */
    public PyDict dict;

    private PySimpleNamespace(PyType type) {
        super(type);
    }

    private static PySimpleNamespace allocate(PyType cls) {
        Heap.gcAlloc();
        PySimpleNamespace n = new PySimpleNamespace(cls);
        n.dict = PyDict.create();
        Heap.track(n);
        return n;
    }

    /** A namespace with a copy of these attributes (_PyNamespace_New). */
    public static PyObject of(PyDict attributes) {
        PySimpleNamespace n = allocate(TYPE);
        n.update(attributes);
        return n;
    }

    private void update(PyDict attributes) {
        for (int i = attributes.next(0); i >= 0; i = attributes.next(i + 1)) {
            dict.put(attributes.keyAt(i), attributes.valueAt(i));
        }
    }

    @PyNew(value = "SimpleNamespace", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return allocate(cls);
    }

    @PyInit(value = "SimpleNamespace", raw = true)
    static void init(PySimpleNamespace self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs != 0) {
            throw PyErr.typeError("no positional arguments expected");
        }
        Args.validateKeywords(kwnames);
        PyDict keywords = Call.keywords(args, base, nargs, kwnames);
        if (keywords != null) {
            self.update(keywords);
            keywords.decref();
        }
    }

    @Override
    public PyDict dictIfAny() {
        return dict;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(dict);
    }

    @Override
    protected void clearFields() {
        PyDict d = dict;
        dict = null;
        xdecref(d);
    }

    @Override
    protected void dropFields() {
        xdecref(dict);
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling")
    static PyObject reduce(PySimpleNamespace self) {
        return PyTuple.steal(self.type.newRef(), PyTuple.empty(), self.dict.newRef());
    }

    @PyGetter(value = "__dict__", member = true)
    static PyObject getDict(PySimpleNamespace self) {
        return self.dict == null ? PyNone.owned() : self.dict.newRef();
    }

    static final class Type extends PyType {
        Type() {
            super("types.SimpleNamespace", PySimpleNamespaceTable.INSTANCE, null, 24, 0,
                    HAVE_GC | BASETYPE | HAS_DICT | GENERIC_GETATTR | GENERIC_SETATTR);
            dictoffset = 16;
        }

        // CPython: Objects/namespaceobject.c namespace_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PySimpleNamespace n = (PySimpleNamespace) self;
            String name = n.type == PySimpleNamespace.TYPE ? "namespace" : n.type.tpName();
            if (ReprGuard.enter(n)) {
                return PyStr.of(name + "(...)");
            }
            try {
                StringBuilder s = new StringBuilder(name).append('(');
                boolean first = true;
                PyList keys = TypeObject.keyList(n.dict);
                try {
                    for (int i = 0; i < keys.size(); i++) {
                        if (keys.get(i) instanceof PyStr key && key.length() > 0) {
                            PyObject value = n.dict.get(key);
                            if (value != null) {
                                value.incref();
                                try {
                                    s.append(first ? "" : ", ").append(key).append('=').append(Objects.reprText(value));
                                } finally {
                                    value.decref();
                                }
                                first = false;
                            }
                        }
                    }
                } finally {
                    keys.decref();
                }
                return PyStr.of(s.append(')').toString());
            } finally {
                ReprGuard.leave(n);
            }
        }

        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (self instanceof PySimpleNamespace a && other instanceof PySimpleNamespace b) {
                return Objects.richCompare(a.dict, b.dict, op);
            }
            return PyNotImplemented.owned();
        }
    }
}
