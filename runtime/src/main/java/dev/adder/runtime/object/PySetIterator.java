package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over a set or frozenset. */
@BuiltinType(name = "set_iterator")
public final class PySetIterator extends PyObject {
    private static final Pool<PySetIterator> POOL = new Pool<>(40);

    public static final PyType TYPE = new Type();

    /** The set; null when exhausted. Owned. */
    private AnySet set;
    /** The size of the set when the iteration began; -1 after the error, which stays. */
    private int used;
    private int position;
    private int left;

    private PySetIterator() {
        super(TYPE);
    }

    static PySetIterator make(AnySet set) {
        PySetIterator made = POOL.take();
        if (made == null) {
            made = new PySetIterator();
        }
        made.fill(set);
        return made;
    }

    private void fill(AnySet set) {
        position = 0;
        set.incref();
        this.set = set;
        used = set.used;
        left = set.used;
        FreeLists.born(this);
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    // CPython: Objects/setobject.c setiter_iternext
    private PyObject next() {
        AnySet s = set;
        if (s == null) {
            return null;
        }
        if (used != s.used) {
            used = -1;
            throw PyErr.runtimeError("Set changed size during iteration");
        }
        int i = s.next(position);
        if (i < 0) {
            set = null;
            s.decref();
            return null;
        }
        position = i + 1;
        left--;
        return s.keys[i].newRef();
    }

    @PyMethod(value = "__length_hint__($self)", textSignature = false,
            doc = "Private method returning an estimate of len(list(it)).")
    static long lengthHint(PySetIterator self) {
        return self.set != null && self.used == self.set.used ? self.left : 0;
    }

    // CPython: Objects/setobject.c setiter_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PySetIterator self) {
        PyList list = PyList.create();
        AnySet s = self.set;
        if (s != null) {
            if (self.used != s.used) {
                self.used = -1;
                list.decref();
                throw PyErr.runtimeError("Set changed size during iteration");
            }
            for (int i = s.next(self.position); i >= 0; i = s.next(i + 1)) {
                list.append(s.keys[i]);
            }
        }
        return Builtins.reduceExhausted(Builtins.ITER, list);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(set);
    }

    @Override
    protected void dropFields() {
        xdecref(set);
        set = null;
    }

    static final class Type extends PyType {
        Type() {
            super("set_iterator", PySetIteratorTable.INSTANCE, null, 48, 0, HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PySetIterator) self).next();
        }
    }
}
