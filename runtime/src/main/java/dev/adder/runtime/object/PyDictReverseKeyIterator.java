package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over the keys of a dict from its end. */
@BuiltinType(name = "dict_reversekeyiterator")
public final class PyDictReverseKeyIterator extends DictIterator {
    public static final PyType TYPE = new Type();

    PyDictReverseKeyIterator(PyDict dict) {
        super(TYPE, dict, true, false);
    }

    @PyMethod(value = "__length_hint__($self)", textSignature = false,
            doc = "Private method returning an estimate of len(list(it)).")
    static long lengthHint(PyDictReverseKeyIterator self) {
        return self.lengthHint();
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyDictReverseKeyIterator self) {
        return self.reduce(true);
    }

    @Override
    PyObject item(PyDict d, int i) {
        return d.keys[i].newRef();
    }

    static final class Type extends PyType {
        Type() {
            super("dict_reversekeyiterator", PyDictReverseKeyIteratorTable.INSTANCE, null, 56, 0, HAVE_GC);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PyDictReverseKeyIterator) self).previous();
        }
    }
}
