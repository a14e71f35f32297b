package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyOrderedDict;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The _collections module (Modules/_collectionsmodule.c). */
@BuiltinModule(name = "_collections", doc = "High performance data structures.\n"
        + "- deque:        ordered collection accessible from endpoints only\n"
        + "- defaultdict:  dict subclass with a default value factory\n")
public final class CollectionsModule extends NativeModule {
    public CollectionsModule() {
        super("_collections", CollectionsModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule m) {
        addTypes(m, CollectionsDeque.Deque.TYPE, PyDefaultDict.TYPE, PyOrderedDict.TYPE, CollectionsDeque.DequeIterator.TYPE,
                CollectionsDeque.ReverseDequeIterator.TYPE, TupleGetter.TYPE);
    }

    // CPython: Modules/_collectionsmodule.c _collections__count_elements_impl
    @PyMethod(value = "_count_elements($module, mapping, iterable, /)",
            doc = "Count elements in the iterable, updating the mapping")
    static void countElements(PyObject mapping, PyObject iterable) {
        PyStr get = PyStr.intern("get");
        PyObject it = Abstract.iter(iterable);
        PyObject boundGet = null;
        try {
            PyObject mappingGet = mapping.type.lookup(get);
            PyObject dictGet = PyDict.TYPE.lookup(get);
            PyObject mappingSet = mapping.type.lookup(Id.__setitem__);
            PyObject dictSet = PyDict.TYPE.lookup(Id.__setitem__);
            boolean plain = mappingGet != null && mappingGet == dictGet && mappingSet != null && mappingSet == dictSet
                    && mapping instanceof PyDict;
            if (!plain) {
                boundGet = Objects.getAttr(mapping, get);
            }
            for (PyObject key; (key = Abstract.next(it)) != null;) {
                try {
                    count(mapping, plain, boundGet, key);
                } finally {
                    key.decref();
                }
            }
        } finally {
            PyObject.xdecref(boundGet);
            it.decref();
            get.decref();
        }
    }

    private static void count(PyObject mapping, boolean plain, PyObject boundGet, PyObject key) {
        PyInt one = PyInt.of(1);
        PyInt zero = PyInt.of(0);
        PyObject old = null;
        PyObject sum = null;
        try {
            if (plain) {
                old = PyObject.xnewRef(((PyDict) mapping).get(key));
                sum = old == null ? one.newRef() : Abstract.add(old, one);
                ((PyDict) mapping).put(key, sum);
            } else {
                old = Call.call(boundGet, key, zero);
                sum = Abstract.add(old, one);
                Abstract.setItem(mapping, key, sum);
            }
        } finally {
            PyObject.xdecref(old);
            PyObject.xdecref(sum);
            one.decref();
            zero.decref();
        }
    }

    /** The descriptor of a field of a named tuple. */
    @BuiltinType(name = "_collections._tuplegetter")
    public static final class TupleGetter extends PyObject {
        public static final PyType TYPE = new Type();

        private final long index;
        /** Owned. */
        private PyObject doc;

        private TupleGetter(PyType type, long index, PyObject doc) {
            super(type);
            this.index = index;
            this.doc = doc.newRef();
        }

        @PyNew(value = "_tuplegetter(index, doc, /)", textSignature = false)
        static PyObject create(PyType cls, long index, PyObject doc) {
            TupleGetter self = new TupleGetter(cls, index, doc);
            FreeLists.born(self);
            return self;
        }

        @PyMethod(value = "__reduce__($self)", textSignature = false)
        static PyObject reduce(TupleGetter self) {
            self.type.incref();
            return PyTuple.steal(self.type, PyTuple.steal(PyInt.of(self.index), self.doc.newRef()));
        }

        @PyGetter(value = "__doc__", member = true)
        static PyObject getDoc(TupleGetter self) {
            return self.doc == null ? PyNone.owned() : self.doc.newRef();
        }

        @PySetter("__doc__")
        static void setDoc(TupleGetter self, PyObject value) {
            PyObject old = self.doc;
            self.doc = xnewRef(value);
            xdecref(old);
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(doc);
        }

        @Override
        protected void dropFields() {
            PyObject d = doc;
            doc = null;
            xdecref(d);
        }

        @Override
        protected void clearFields() {
            dropFields();
        }

        static final class Type extends PyType {
            Type() {
                super("_collections._tuplegetter", CollectionsModuleTupleGetterTable.INSTANCE, null, 32, 0, HAVE_GC);
            }

            @Override
            public PyObject tpRepr(PyObject o) {
                TupleGetter self = (TupleGetter) o;
                return PyStr.of(self.type.shortName() + "(" + self.index + ", " + Objects.reprText(self.doc) + ")");
            }

            // CPython: Modules/_collectionsmodule.c tuplegetter_descr_get
            @Override
            public PyObject tpDescrGet(PyObject o, PyObject obj, PyObject type) {
                TupleGetter self = (TupleGetter) o;
                if (obj == null || obj == PyNone.INSTANCE && type != null && type != PyNone.INSTANCE.type) {
                    return self.newRef();
                }
                if (!(obj instanceof PyTuple t)) {
                    throw PyErr.typeError("descriptor for index '" + self.index + "' for tuple subclasses doesn't apply to '"
                            + obj.type.tpName() + "' object");
                }
                if (self.index < 0 || self.index >= t.size()) {
                    throw PyErr.indexError("tuple index out of range");
                }
                return t.get((int) self.index).newRef();
            }

            @Override
            public void tpDescrSet(PyObject self, PyObject obj, PyObject value) {
                throw value == null ? PyErr.attributeError("can't delete attribute") : PyErr.attributeError("can't set attribute");
            }
        }
    }
}
