package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Builtins;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.IteratorType;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The iterator of an array. */
@BuiltinType(name = "array.arrayiterator")
public final class PyArrayIterator extends PyObject {
    public static final PyType TYPE = new Type();

    /** Null at the end. Owned. */
    private PyArray array;
    private long index;

    private PyArrayIterator(PyArray array) {
        super(TYPE);
        array.incref();
        this.array = array;
    }

    static PyArrayIterator of(PyArray array) {
        PyArrayIterator it = new PyArrayIterator(array);
        FreeLists.born(it);
        return it;
    }

    @PyMethod(value = "__reduce__($self, /)", doc = "Return state information for pickling.")
    static PyObject reduce(PyArrayIterator self) {
        PyObject iter = Builtins.get(Builtins.ITER);
        return Builtins.reduceAt(iter, self.array, self.index, PyTuple.empty());
    }

    @PyMethod(value = "__setstate__($self, state, /)", doc = "Set state information for unpickling.")
    static void setState(PyArrayIterator self, PyObject state) {
        long i = Builtins.stateIndex(state);
        if (self.array != null) {
            self.index = Math.max(0, Math.min(i, self.array.size));
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(array);
    }

    @Override
    protected void dropFields() {
        PyArray a = array;
        array = null;
        xdecref(a);
    }

    static final class Type extends IteratorType {
        Type() {
            super("array.arrayiterator", PyArrayIteratorTable.INSTANCE, 40, HAVE_GC | DISALLOW_INSTANTIATION);
        }

        // CPython: Modules/arraymodule.c arrayiter_next
        @Override
        public PyObject tpIterNext(PyObject o) {
            PyArrayIterator self = (PyArrayIterator) o;
            if (self.array == null) {
                return null;
            }
            if (self.index < self.array.size) {
                return self.array.code.get(self.array.data, (int) self.index++ * self.array.code.size);
            }
            self.dropFields();
            return null;
        }
    }
}
