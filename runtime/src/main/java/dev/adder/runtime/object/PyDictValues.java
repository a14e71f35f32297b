package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;

/** The view of the values of a dict. */
@BuiltinType(name = "dict_values")
public class PyDictValues extends DictView {
    private static final Pool<PyDictValues> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type();

    private PyDictValues(PyDict dict) {
        super(TYPE, dict);
    }

    /** A view of a type that derives from this one. */
    PyDictValues(PyType type, PyDict dict) {
        super(type, dict);
    }

    /** A view of {@code dict}. */
    public static PyDictValues create(PyDict dict) {
        PyDictValues view = POOL.take();
        if (view == null) {
            return new PyDictValues(dict);
        }
        view.begin(dict);
        return view;
    }

    @Override
    protected void recycle() {
        super.recycle();
        if (getClass() == PyDictValues.class) {
            POOL.give(this);
        }
    }

    @Override
    boolean isSet() {
        return false;
    }

    @Override
    boolean contains(PyObject value) {
        throw new AssertionError("values are no set");
    }

    @PyMethod(value = "__reversed__($self)", textSignature = false, doc = "Return a reverse iterator over the dict values.")
    static PyObject reversed(PyDictValues self) {
        return PyDictReverseValueIterator.make(self.dict);
    }

    @PyGetter(value = "mapping", doc = "dictionary that this view refers to")
    static PyObject mapping(PyDictValues self) {
        return PyMappingProxy.create(self.dict);
    }

    static class Type extends DictView.ViewType {
        Type() {
            super("dict_values", PyDictValuesTable.INSTANCE);
        }

        Type(String name, MethodTable table, PyType base) {
            super(name, table, base);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return PyDictValueIterator.make(((PyDictValues) self).dict);
        }
    }
}
