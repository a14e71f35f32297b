package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;

/** The view of the items of a dict. */
@BuiltinType(name = "dict_items")
public class PyDictItems extends DictView {
    private static final Pool<PyDictItems> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type();

    private PyDictItems(PyDict dict) {
        super(TYPE, dict);
    }

    /** A view of a type that derives from this one. */
    PyDictItems(PyType type, PyDict dict) {
        super(type, dict);
    }

    /** A view of {@code dict}. */
    public static PyDictItems create(PyDict dict) {
        PyDictItems view = POOL.take();
        if (view == null) {
            return new PyDictItems(dict);
        }
        view.begin(dict);
        return view;
    }

    @Override
    protected void recycle() {
        super.recycle();
        if (getClass() == PyDictItems.class) {
            POOL.give(this);
        }
    }

    @Override
    boolean isSet() {
        return true;
    }

    // CPython: Objects/dictobject.c dictitems_contains
    @Override
    boolean contains(PyObject value) {
        if (!(value instanceof PyTuple pair) || pair.items.length != 2) {
            return false;
        }
        PyObject found = dict.get(pair.items[0]);
        if (found == null) {
            return false;
        }
        found.incref();
        try {
            return Objects.equal(found, pair.items[1]);
        } finally {
            found.decref();
        }
    }

    @PyMethod(value = "isdisjoint($self, other, /)", textSignature = false,
            doc = "Return True if the view and the given iterable have a null intersection.")
    static boolean isDisjoint(PyDictItems self, PyObject other) {
        return DictView.isDisjoint(self, other);
    }

    @PyMethod(value = "__reversed__($self)", textSignature = false, doc = "Return a reverse iterator over the dict items.")
    static PyObject reversed(PyDictItems self) {
        return PyDictReverseItemIterator.make(self.dict);
    }

    @PyGetter(value = "mapping", doc = "dictionary that this view refers to")
    static PyObject mapping(PyDictItems self) {
        return PyMappingProxy.create(self.dict);
    }

    static class Type extends DictView.SetViewType {
        Type() {
            super("dict_items", PyDictItemsTable.INSTANCE);
        }

        Type(String name, MethodTable table, PyType base) {
            super(name, table, base);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return PyDictItemIterator.make(((PyDictItems) self).dict);
        }
    }
}
