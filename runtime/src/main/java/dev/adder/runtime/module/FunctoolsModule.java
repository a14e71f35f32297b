package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PySetter;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBaseObject;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The _functools module (Modules/_functoolsmodule.c). */
@BuiltinModule(name = "_functools", doc = "Tools that operate on functions.")
public final class FunctoolsModule extends NativeModule {
    public FunctoolsModule() {
        super("_functools", FunctoolsModuleTable.INSTANCE);
    }

    /** What stands before the keywords in the keys of {@code lru_cache}. Owned. */
    private PyObject keywordMark;

    @Override
    protected void exec(PyModule m) {
        addTypes(m, PyPartial.TYPE, PyLruCache.TYPE);
        keywordMark = Call.call(PyBaseObject.TYPE);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.xvisit(keywordMark);
    }

    @Override
    public void clear() {
        PyObject mark = keywordMark;
        keywordMark = null;
        PyObject.xdecref(mark);
    }

    @Borrowed
    static PyObject keywordMark() {
        return state("_functools", FunctoolsModule.class).keywordMark;
    }

    // CPython: Modules/_functoolsmodule.c functools_reduce
    @PyMethod(value = "reduce", raw = true, doc = "reduce(function, iterable[, initial]) -> value\n\n"
            + "Apply a function of two arguments cumulatively to the items of a sequence\n"
            + "or iterable, from left to right, so as to reduce the iterable to a single\n"
            + "value.  For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5]) calculates\n"
            + "((((1+2)+3)+4)+5).  If initial is present, it is placed before the items\n"
            + "of the iterable in the calculation, and serves as a default when the\n"
            + "iterable is empty.")
    static PyObject reduce(PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("_functools.reduce", kwnames);
        Args.checkPositional("reduce", nargs, 2, 3);
        PyObject function = args[base];
        PyObject it;
        try {
            it = Abstract.iter(args[base + 1]);
        } catch (PyException e) {
            if (!e.matches(PyExc.TypeError)) {
                throw e;
            }
            e.release();
            throw PyErr.typeError("reduce() arg 2 must support iteration");
        }
        PyObject result = nargs == 3 ? args[base + 2].newRef() : null;
        try {
            for (PyObject item; (item = Abstract.next(it)) != null;) {
                if (result == null) {
                    result = item;
                    continue;
                }
                PyObject old = result;
                result = null;
                try {
                    result = Call.call(function, old, item);
                } finally {
                    old.decref();
                    item.decref();
                }
            }
        } catch (PyException e) {
            PyObject.xdecref(result);
            throw e;
        } finally {
            it.decref();
        }
        if (result == null) {
            throw PyErr.typeError("reduce() of empty iterable with no initial value");
        }
        return result;
    }

    @PyMethod(value = "cmp_to_key($module, /, mycmp)", textSignature = false,
            doc = "Convert a cmp= function into a key= function.")
    static PyObject cmpToKey(PyObject compare) {
        return new KeyWrapper(compare, null);
    }

    /** What {@code cmp_to_key} returns: called with an object it makes the key for it. */
    @BuiltinType(name = "functools.KeyWrapper")
    public static final class KeyWrapper extends PyObject {
        public static final PyType TYPE = new Type();

        /** Owned; the object is null in the factory. */
        private PyObject compare;
        private PyObject object;

        private KeyWrapper(PyObject compare, PyObject object) {
            super(TYPE);
            this.compare = compare.newRef();
            this.object = xnewRef(object);
            FreeLists.born(this);
        }

        @PyGetter(value = "obj", member = true, doc = "Value wrapped by a key function.")
        static PyObject getObject(KeyWrapper self) {
            return self.object == null ? PyNone.owned() : self.object.newRef();
        }

        @PySetter("obj")
        static void setObject(KeyWrapper self, PyObject value) {
            PyObject old = self.object;
            self.object = xnewRef(value);
            xdecref(old);
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(compare);
            visitor.xvisit(object);
        }

        @Override
        protected void dropFields() {
            xdecref(compare);
            compare = null;
            xdecref(object);
            object = null;
        }

        @Override
        protected void clearFields() {
            dropFields();
        }

        static final class Type extends PyType {
            Type() {
                super("functools.KeyWrapper", FunctoolsModuleKeyWrapperTable.INSTANCE, null, 32, 0, HAVE_GC | DISALLOW_INSTANTIATION);
            }

            // CPython: Modules/_functoolsmodule.c keyobject_call
            @Override
            public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
                int named = kwnames == null ? 0 : kwnames.size();
                if (nargs + named != 1) {
                    throw PyErr.typeError(nargs + named == 0 ? "K() missing required argument 'obj' (pos 1)"
                            : "K() takes at most 1 argument (" + (nargs + named) + " given)");
                }
                if (named == 1 && !Args.keyword(kwnames, 0).equalTo("obj")) {
                    throw PyErr.typeError("'" + kwnames.get(0) + "' is an invalid keyword argument for K()");
                }
                return new KeyWrapper(((KeyWrapper) self).compare, args[base]);
            }

            // CPython: Modules/_functoolsmodule.c keyobject_richcompare
            @Override
            public PyObject tpRichCompare(PyObject v, PyObject w, int op) {
                KeyWrapper a = (KeyWrapper) v;
                if (!(w instanceof KeyWrapper b)) {
                    throw PyErr.typeError("other argument must be K instance");
                }
                if (a.object == null || b.object == null) {
                    throw PyErr.attributeError("object");
                }
                PyObject r = Call.call(a.compare, a.object, b.object);
                PyInt zero = PyInt.of(0);
                try {
                    return Objects.richCompare(r, zero, op);
                } finally {
                    zero.decref();
                    r.decref();
                }
            }
        }
    }
}
