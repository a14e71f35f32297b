package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;

/** A read-only view of a mapping: the {@code __dict__} of a class. */
@BuiltinType(name = "mappingproxy")
public final class PyMappingProxy extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned. */
    private final PyObject mapping;

    private PyMappingProxy(PyObject mapping) {
        super(TYPE);
        this.mapping = mapping;
    }

    /** A proxy of {@code mapping} (PyDictProxy_New). */
    public static PyObject create(PyObject mapping) {
        Heap.gcAlloc();
        PyMappingProxy p = new PyMappingProxy(mapping.newRef());
        Heap.track(p);
        return p;
    }

    // CPython: Objects/descrobject.c mappingproxy_check_mapping
    @PyNew(value = "mappingproxy(mapping)", textSignature = false)
    static PyObject create(PyType cls, PyObject mapping) {
        if (!Abstract.isMapping(mapping) || mapping instanceof PyList || mapping instanceof PyTuple) {
            throw PyErr.typeError("mappingproxy() argument must be a mapping, not " + mapping.type.tpName());
        }
        return create(mapping);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visit(mapping);
    }

    @Override
    protected void dropFields() {
        mapping.decref();
    }

    private PyObject call(String name, PyObject... args) {
        PyStr n = PyStr.intern(name);
        try {
            return Call.method(mapping, n, args);
        } finally {
            n.decref();
        }
    }

    @PyMethod(value = "get($self, key, default=None, /)", textSignature = false,
            doc = "D.get(k[,d]) -> D[k] if k in D, else d.  d defaults to None.")
    static PyObject get(PyMappingProxy self, PyObject key, PyObject other) {
        return self.call("get", key, other == null ? PyNone.INSTANCE : other);
    }

    @PyMethod(value = "keys($self)", textSignature = false, doc = "D.keys() -> a set-like object providing a view on D's keys")
    static PyObject keys(PyMappingProxy self) {
        return self.call("keys");
    }

    @PyMethod(value = "values($self)", textSignature = false, doc = "D.values() -> an object providing a view on D's values")
    static PyObject values(PyMappingProxy self) {
        return self.call("values");
    }

    @PyMethod(value = "items($self)", textSignature = false, doc = "D.items() -> a set-like object providing a view on D's items")
    static PyObject items(PyMappingProxy self) {
        return self.call("items");
    }

    @PyMethod(value = "copy($self)", textSignature = false, doc = "D.copy() -> a shallow copy of D")
    static PyObject copy(PyMappingProxy self) {
        return self.call("copy");
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @PyMethod(value = "__reversed__($self)", textSignature = false, doc = "D.__reversed__() -> reverse iterator")
    static PyObject reversed(PyMappingProxy self) {
        return self.call("__reversed__");
    }

    static final class Type extends PyType {
        Type() {
            super("mappingproxy", PyMappingProxyTable.INSTANCE, null, 24, 0, HAVE_GC | MAPPING | GENERIC_GETATTR);
        }

        private static PyObject unwrap(PyObject o) {
            return o instanceof PyMappingProxy p ? p.mapping : o;
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of("mappingproxy(" + Objects.reprText(unwrap(self)) + ")");
        }

        @Override
        public PyObject tpStr(PyObject self) {
            return Objects.str(unwrap(self));
        }

        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            return Objects.richCompare(unwrap(self), other, op);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return Abstract.iter(unwrap(self));
        }

        @Override
        public PyObject nbOr(PyObject left, PyObject right) {
            return Abstract.or(unwrap(left), unwrap(right));
        }

        @Override
        public PyObject nbInplaceOr(PyObject self, PyObject other) {
            throw PyErr.typeError("'|=' is not supported by " + self.type.tpName() + "; use '|' instead");
        }

        @Override
        public long mpLength(PyObject self) {
            return Abstract.size(unwrap(self));
        }

        @Override
        public PyObject mpSubscript(PyObject self, PyObject key) {
            return Abstract.getItem(unwrap(self), key);
        }

        // CPython: Objects/descrobject.c mappingproxy_contains
        @Override
        public boolean sqContains(PyObject self, PyObject value) {
            PyObject m = unwrap(self);
            return m.type == PyDict.TYPE ? ((PyDict) m).get(value) != null : Abstract.contains(m, value);
        }
    }
}
