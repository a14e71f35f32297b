package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.Steals;
import java.math.BigInteger;

/** An iterator over a range of ints of any size. */
@BuiltinType(name = "longrange_iterator")
public final class PyLongRangeIterator extends PyObject {
    public static final PyType TYPE = new Type();

    private BigInteger index = BigInteger.ZERO;
    /** The range. Owned. */
    private final PyInt start;
    private final PyInt step;
    private final PyInt length;

    PyLongRangeIterator(@Steals PyInt start, @Steals PyInt step, @Steals PyInt length) {
        super(TYPE);
        this.start = start;
        this.step = step;
        this.length = length;
        Heap.allocated(this);
    }

    @PyMethod(value = "__length_hint__($self)", textSignature = false,
            doc = "Private method returning an estimate of len(list(it)).")
    static PyObject lengthHint(PyLongRangeIterator self) {
        return PyInt.of(self.length.bigValue().subtract(self.index));
    }

    // CPython: Objects/rangeobject.c longrangeiter_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyLongRangeIterator self) {
        PyObject iter = Builtins.get(Builtins.ITER);
        PyInt stop = PyInt.of(self.start.bigValue().add(self.length.bigValue().multiply(self.step.bigValue())));
        PyObject range;
        try {
            range = Call.call(PyRange.TYPE, self.start, stop, self.step);
        } catch (PyException e) {
            iter.decref();
            throw e;
        } finally {
            stop.decref();
        }
        return PyTuple.steal(iter, PyTuple.steal(range), PyInt.of(self.index));
    }

    @PyMethod(value = "__setstate__($self, state, /)", textSignature = false, doc = "Set state information for unpickling.")
    static void setState(PyLongRangeIterator self, PyObject state) {
        PyInt i = Abstract.index(state);
        self.index = i.bigValue().max(BigInteger.ZERO).min(self.length.bigValue());
        i.decref();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(start);
        visitor.xvisit(step);
        visitor.xvisit(length);
    }

    @Override
    protected void dropFields() {
        start.decref();
        step.decref();
        length.decref();
    }

    static final class Type extends PyType {
        Type() {
            super("longrange_iterator", PyLongRangeIteratorTable.INSTANCE, null, 48, 0, GENERIC_GETATTR);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        // CPython: Objects/rangeobject.c longrangeiter_next
        @Override
        public PyObject tpIterNext(PyObject o) {
            PyLongRangeIterator self = (PyLongRangeIterator) o;
            if (self.index.compareTo(self.length.bigValue()) >= 0) {
                return null;
            }
            PyInt r = PyInt.of(self.start.bigValue().add(self.index.multiply(self.step.bigValue())));
            self.index = self.index.add(BigInteger.ONE);
            return r;
        }
    }
}
