package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over the items of a dict from its end. */
@BuiltinType(name = "dict_reverseitemiterator")
public final class PyDictReverseItemIterator extends DictIterator {
    private static final Pool<PyDictReverseItemIterator> POOL = new Pool<>(48);

    public static final PyType TYPE = new Type();

    private PyDictReverseItemIterator() {
        super(TYPE);
    }

    /** An iterator over {@code dict} (borrowed). */
    static PyDictReverseItemIterator make(PyDict dict) {
        PyDictReverseItemIterator it = POOL.take();
        if (it == null) {
            it = new PyDictReverseItemIterator();
        }
        it.begin(dict, true, true);
        return it;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    @PyMethod(value = "__length_hint__($self)", textSignature = false)
    static long lengthHint(PyDictReverseItemIterator self) {
        return self.lengthHint();
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyDictReverseItemIterator self) {
        return self.reduce(true);
    }

    @Override
    PyObject item(PyDict d, int i) {
        return pair(d, i);
    }

    static final class Type extends PyType {
        Type() {
            super("dict_reverseitemiterator", PyDictReverseItemIteratorTable.INSTANCE, null, 56, 0, HAVE_GC);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PyDictReverseItemIterator) self).previous();
        }
    }
}
