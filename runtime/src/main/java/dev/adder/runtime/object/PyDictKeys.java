package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;

/** The view of the keys of a dict. */
@BuiltinType(name = "dict_keys")
public class PyDictKeys extends DictView {
    private static final Pool<PyDictKeys> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type();

    private PyDictKeys(PyDict dict) {
        super(TYPE, dict);
    }

    /** A view of a type that derives from this one. */
    PyDictKeys(PyType type, PyDict dict) {
        super(type, dict);
    }

    /** A view of {@code dict}. */
    public static PyDictKeys create(PyDict dict) {
        PyDictKeys view = POOL.take();
        if (view == null) {
            return new PyDictKeys(dict);
        }
        view.begin(dict);
        return view;
    }

    @Override
    protected void recycle() {
        super.recycle();
        if (getClass() == PyDictKeys.class) {
            POOL.give(this);
        }
    }

    @Override
    boolean isSet() {
        return true;
    }

    @Override
    boolean contains(PyObject value) {
        return dict.containsKey(value);
    }

    @PyMethod(value = "isdisjoint($self, other, /)", textSignature = false,
            doc = "Return True if the view and the given iterable have a null intersection.")
    static boolean isDisjoint(PyDictKeys self, PyObject other) {
        return DictView.isDisjoint(self, other);
    }

    @PyMethod(value = "__reversed__($self)", textSignature = false, doc = "Return a reverse iterator over the dict keys.")
    static PyObject reversed(PyDictKeys self) {
        return PyDictReverseKeyIterator.make(self.dict);
    }

    @PyGetter(value = "mapping", doc = "dictionary that this view refers to")
    static PyObject mapping(PyDictKeys self) {
        return PyMappingProxy.create(self.dict);
    }

    static class Type extends DictView.SetViewType {
        Type() {
            super("dict_keys", PyDictKeysTable.INSTANCE);
        }

        Type(String name, MethodTable table, PyType base) {
            super(name, table, base);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return PyDictKeyIterator.make(((PyDictKeys) self).dict);
        }
    }
}
