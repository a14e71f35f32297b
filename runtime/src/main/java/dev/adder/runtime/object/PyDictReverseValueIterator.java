package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over the values of a dict from its end. */
@BuiltinType(name = "dict_reversevalueiterator")
public final class PyDictReverseValueIterator extends DictIterator {
    private static final Pool<PyDictReverseValueIterator> POOL = new Pool<>(48);

    public static final PyType TYPE = new Type();

    private PyDictReverseValueIterator() {
        super(TYPE);
    }

    /** An iterator over {@code dict} (borrowed). */
    static PyDictReverseValueIterator make(PyDict dict) {
        PyDictReverseValueIterator it = POOL.take();
        if (it == null) {
            it = new PyDictReverseValueIterator();
        }
        it.begin(dict, true, false);
        return it;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    @PyMethod(value = "__length_hint__($self)", textSignature = false)
    static long lengthHint(PyDictReverseValueIterator self) {
        return self.lengthHint();
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyDictReverseValueIterator self) {
        return self.reduce(true);
    }

    @Override
    PyObject item(PyDict d, int i) {
        return d.values[i].newRef();
    }

    static final class Type extends PyType {
        Type() {
            super("dict_reversevalueiterator", PyDictReverseValueIteratorTable.INSTANCE, null, 56, 0, HAVE_GC);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PyDictReverseValueIterator) self).previous();
        }
    }
}
