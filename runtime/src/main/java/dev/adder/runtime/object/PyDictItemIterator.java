package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over the items of a dict. */
@BuiltinType(name = "dict_itemiterator")
public final class PyDictItemIterator extends DictIterator {
    public static final PyType TYPE = new Type();

    PyDictItemIterator(PyDict dict) {
        super(TYPE, dict, false, true);
    }

    @PyMethod(value = "__length_hint__($self)", textSignature = false,
            doc = "Private method returning an estimate of len(list(it)).")
    static long lengthHint(PyDictItemIterator self) {
        return self.lengthHint();
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyDictItemIterator self) {
        return self.reduce(false);
    }

    @Override
    PyObject item(PyDict d, int i) {
        return pair(d, i);
    }

    static final class Type extends PyType {
        Type() {
            super("dict_itemiterator", PyDictItemIteratorTable.INSTANCE, null, 56, 0, HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PyDictItemIterator) self).next();
        }
    }
}
