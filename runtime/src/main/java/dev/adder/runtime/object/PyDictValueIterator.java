package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over the values of a dict. */
@BuiltinType(name = "dict_valueiterator")
public final class PyDictValueIterator extends DictIterator {
    private static final Pool<PyDictValueIterator> POOL = new Pool<>(48);

    public static final PyType TYPE = new Type();

    private PyDictValueIterator() {
        super(TYPE);
    }

    /** An iterator over {@code dict} (borrowed). */
    static PyDictValueIterator make(PyDict dict) {
        PyDictValueIterator it = POOL.take();
        if (it == null) {
            it = new PyDictValueIterator();
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
    static long lengthHint(PyDictValueIterator self) {
        return self.lengthHint();
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyDictValueIterator self) {
        return self.reduce(false);
    }

    @Override
    PyObject item(PyDict d, int i) {
        return d.values[i].newRef();
    }

    static final class Type extends PyType {
        Type() {
            super("dict_valueiterator", PyDictValueIteratorTable.INSTANCE, null, 56, 0, HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PyDictValueIterator) self).next();
        }
    }
}
