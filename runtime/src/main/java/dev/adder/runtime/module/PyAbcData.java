package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PySet;
import dev.adder.runtime.object.PyType;

/** What _abc keeps of one abstract class, its {@code _abc_impl}. The sets hold weak references to classes and are made when first needed. */
@BuiltinType(name = "_abc._abc_data", doc = "Internal state held by ABC machinery.")
final class PyAbcData extends PyObject {
    static final PyType TYPE = new Type();

    /** Owned. */
    PySet registry;
    PySet cache;
    PySet negativeCache;

    /** The counter of invalidations that {@link #negativeCache} is good for. */
    long negativeCacheVersion;

    PyAbcData(PyType type, long version) {
        super(type);
        negativeCacheVersion = version;
        FreeLists.born(this);
    }

    @PyNew(value = "_abc_data()", textSignature = false)
    static PyObject create(PyType cls) {
        return new PyAbcData(cls, AbcModule.invalidationCounter());
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(registry);
        visitor.xvisit(cache);
        visitor.xvisit(negativeCache);
    }

    // CPython: Modules/_abc.c abc_data_clear
    @Override
    protected void clearFields() {
        PyObject o = registry;
        registry = null;
        xdecref(o);
        o = cache;
        cache = null;
        xdecref(o);
        o = negativeCache;
        negativeCache = null;
        xdecref(o);
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    static final class Type extends PyType {
        Type() {
            super("_abc._abc_data", PyAbcDataTable.INSTANCE, null, 48, 0, HAVE_GC);
        }
    }
}
