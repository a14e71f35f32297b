package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over the items of a dict. */
@BuiltinType(name = "dict_itemiterator")
public final class PyDictItemIterator extends DictIterator {
    private static final Pool<PyDictItemIterator> POOL = new Pool<>(48);

    public static final PyType TYPE = new Type();

    private PyDictItemIterator() {
        super(TYPE);
    }

    /** An iterator over {@code dict} (borrowed). */
    static PyDictItemIterator make(PyDict dict) {
        PyDictItemIterator it = POOL.take();
        if (it == null) {
            it = new PyDictItemIterator();
        }
        it.begin(dict, false, true);
        return it;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
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
