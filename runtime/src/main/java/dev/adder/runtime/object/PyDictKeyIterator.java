package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over the keys of a dict. */
@BuiltinType(name = "dict_keyiterator")
public final class PyDictKeyIterator extends DictIterator {
    private static final Pool<PyDictKeyIterator> POOL = new Pool<>(48);

    public static final PyType TYPE = new Type();

    private PyDictKeyIterator() {
        super(TYPE);
    }

    /** An iterator over {@code dict} (borrowed). */
    static PyDictKeyIterator make(PyDict dict) {
        PyDictKeyIterator it = POOL.take();
        if (it == null) {
            it = new PyDictKeyIterator();
        }
        it.begin(dict, false, false);
        return it;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    @PyMethod(value = "__length_hint__($self)", textSignature = false,
            doc = "Private method returning an estimate of len(list(it)).")
    static long lengthHint(PyDictKeyIterator self) {
        return self.lengthHint();
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyDictKeyIterator self) {
        return self.reduce(false);
    }

    @Override
    PyObject item(PyDict d, int i) {
        return d.keys[i].newRef();
    }

    static final class Type extends PyType {
        Type() {
            super("dict_keyiterator", PyDictKeyIteratorTable.INSTANCE, null, 56, 0, HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PyDictKeyIterator) self).next();
        }
    }
}
