package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** An iterator over the characters of a str; that of an ASCII str has a type of its own. */
@BuiltinType(name = "str_iterator")
public final class PyStrIterator extends PyObject {
    private static final Pool<PyStrIterator> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type("str_iterator");
    public static final PyType ASCII_TYPE = new Type("str_ascii_iterator");

    private static final PyStr ITER = PyStr.intern("iter");

    private int index;

    /** Null when exhausted. Owned. */
    private PyStr seq;

    private PyStrIterator(PyType type) {
        super(type);
    }

    private static PyStrIterator make(PyType type, PyStr seq) {
        PyStrIterator made = POOL.take();
        if (made == null) {
            made = new PyStrIterator(type);
        } else {
            made.reborn(type);
        }
        made.fill(seq);
        return made;
    }

    private void fill(PyStr seq) {
        index = 0;
        seq.incref();
        this.seq = seq;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    static PyStrIterator create(PyStr seq) {
        PyStrIterator it = make(seq.isAscii() ? ASCII_TYPE : TYPE, seq);
        Heap.gcAlloc(it);
        Heap.track(it);
        return it;
    }

    @PyMethod(value = "__length_hint__($self)", textSignature = false,
            doc = "Private method returning an estimate of len(list(it)).")
    static long lengthHint(PyStrIterator self) {
        return self.seq == null ? 0 : self.seq.length() - self.index;
    }

    // CPython: Objects/unicodeobject.c unicodeiter_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyStrIterator self) {
        PyObject iter = Builtins.get(ITER);
        return Builtins.reduceAt(iter, self.seq, self.index, PyStr.empty());
    }

    @PyMethod(value = "__setstate__($self, state, /)", textSignature = false, doc = "Set state information for unpickling.")
    static void setState(PyStrIterator self, PyObject state) {
        long index = Builtins.stateIndex(state);
        if (self.seq != null) {
            self.index = (int) Math.min(Math.max(index, 0), self.seq.length());
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(seq);
    }

    @Override
    protected void dropFields() {
        PyStr s = seq;
        seq = null;
        xdecref(s);
    }

    static final class Type extends PyType {
        Type(String name) {
            super(name, PyStrIteratorTable.INSTANCE, null, 32, 0, HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject o) {
            PyStrIterator self = (PyStrIterator) o;
            PyStr s = self.seq;
            if (s == null) {
                return null;
            }
            if (self.index < s.length()) {
                return PyStr.ofCodePoint(s.codePointAt(self.index++));
            }
            self.seq = null;
            s.decref();
            return null;
        }
    }
}
