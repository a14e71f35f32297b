package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over the keys of a dict from its end. */
@BuiltinType(name = "dict_reversekeyiterator")
public final class PyDictReverseKeyIterator extends DictIterator {
    private static final Pool<PyDictReverseKeyIterator> POOL = new Pool<>(48);

    public static final PyType TYPE = new Type();

    private PyDictReverseKeyIterator() {
        super(TYPE);
    }

    /** An iterator over {@code dict} (borrowed). */
    static PyDictReverseKeyIterator make(PyDict dict) {
        PyDictReverseKeyIterator it = POOL.take();
        if (it == null) {
            it = new PyDictReverseKeyIterator();
        }
        it.begin(dict, true, false);
        return it;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
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
